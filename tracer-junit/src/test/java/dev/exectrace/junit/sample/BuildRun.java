package dev.exectrace.junit.sample;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A run of a build tool.
 */
final class BuildRun {

	private static final long MINUTES = 5;

	private BuildRun() {
	}

	/** Runs a command to its end and gives back what it has printed. */
	static String of(Path directory, List<String> command) throws IOException, InterruptedException {
		Path output = Files.createTempFile(directory, "output", ".txt");
		ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile())
			.redirectErrorStream(true)
			.redirectOutput(output.toFile());
		builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
		builder.environment().keySet().removeIf((name) -> name.startsWith("MAVEN_") || name.startsWith("GRADLE_"));
		Process process = builder.start();
		if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
			process.descendants().forEach(ProcessHandle::destroyForcibly);
			process.destroyForcibly().waitFor();
			throw new AssertionError(
					"The build has not ended after " + MINUTES + " minutes:\n" + Files.readString(output));
		}
		return Files.readString(output);
	}

}
