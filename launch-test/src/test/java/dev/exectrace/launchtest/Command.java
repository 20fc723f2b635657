package dev.exectrace.launchtest;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A program of this JDK that runs to its end.
 */
final class Command {

	private Command() {
	}

	static String path(String program) {
		return Path.of(System.getProperty("java.home"), "bin", program).toString();
	}

	static void run(String program, String... arguments) throws IOException, InterruptedException {
		List<String> command = Stream.concat(Stream.of(path(program)), Stream.of(arguments)).toList();
		Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
		String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		if (process.waitFor() != 0) {
			throw new IllegalStateException(command + " ended with " + process.exitValue() + ":\n" + output);
		}
	}

}
