package dev.exectrace.junit.run;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The build that this JVM runs tests for, as far as that is known.
 */
final class Build {

	/**
	 * A process may have been started that much later than the operating system says, as
	 * Linux counts from when it was booted, in whole seconds. No trace of its tests has
	 * ended by then.
	 */
	private static final Duration LATE = Duration.ofSeconds(1);

	private Build() {
	}

	/**
	 * Since when files may be of the same build: the start of the nearest JVM that this
	 * process descends from, as Maven or Gradle's daemon.
	 * @return the time, {@code null} where no build tool starts JVMs for tests
	 */
	static Instant startedAt() {
		String command = System.getProperty("sun.java.command", "");
		if (!command.contains("surefire") && !command.contains("org.gradle.")) {
			return null;
		}
		Optional<ProcessHandle> at = ProcessHandle.current().parent();
		while (at.isPresent()) {
			if (isJvm(at.get())) {
				return at.get().info().startInstant().map((start) -> start.plus(LATE)).orElse(null);
			}
			at = at.get().parent();
		}
		return null;
	}

	private static boolean isJvm(ProcessHandle process) {
		return process.info().command().map((name) -> name.matches(".*[/\\\\]javaw?(\\.exe)?")).orElse(false);
	}

}
