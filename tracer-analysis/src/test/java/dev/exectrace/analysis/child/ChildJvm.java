package dev.exectrace.analysis.child;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Runs a program of the tests in a JVM of its own.
 */
public final class ChildJvm {

	private final Jdk jdk;

	private final List<String> options = new ArrayList<>();

	public ChildJvm(Jdk jdk) {
		this.jdk = jdk;
	}

	public ChildJvm option(String option) {
		this.options.add(option);
		return this;
	}

	/**
	 * Runs the program to its end.
	 * @return what it printed
	 */
	public String run(Class<?> program, Object... arguments) throws IOException, InterruptedException {
		List<String> command = new ArrayList<>();
		command.add(this.jdk.home().resolve("bin/java").toString());
		command.addAll(this.options);
		command.add("-cp");
		command.add(classPath());
		command.add(program.getName());
		Stream.of(arguments).map(Object::toString).forEach(command::add);
		Path output = Files.createTempFile("child", ".log");
		try {
			Process process = new ProcessBuilder(command).redirectErrorStream(true)
				.redirectOutput(output.toFile())
				.start();
			boolean ended = process.waitFor(5, TimeUnit.MINUTES);
			if (!ended) {
				process.destroyForcibly();
			}
			String text = Files.readString(output, StandardCharsets.UTF_8);
			if (!ended || process.exitValue() != 0) {
				throw new IllegalStateException(program.getSimpleName() + " on " + this.jdk
						+ (ended ? " ended with status " + process.exitValue() : " did not end") + ":\n" + text);
			}
			return text;
		}
		finally {
			Files.delete(output);
		}
	}

	/** The agent's own classes must not be there: they come with the agent. */
	private static String classPath() {
		return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
			.filter((entry) -> !entry.contains("tracer-agent"))
			.collect(Collectors.joining(File.pathSeparator));
	}

}
