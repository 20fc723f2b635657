package dev.exectrace.analysis.child;

import java.io.File;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * A JDK that child JVMs run on: the one of the tests, and those named by the system
 * property {@code exectrace.test.jdks}.
 *
 * @param home where it is
 * @param feature its feature release
 */
public record Jdk(Path home, int feature) {

	public static Stream<Jdk> all() {
		String others = System.getProperty("exectrace.test.jdks", "");
		return Stream.concat(Stream.of(current()),
				Stream.of(others.split(File.pathSeparator)).filter((path) -> !path.isBlank()).map(Jdk::at));
	}

	public static Jdk current() {
		return new Jdk(Path.of(System.getProperty("java.home")), Runtime.version().feature());
	}

	private static Jdk at(String home) {
		Properties release = new Properties();
		try (Reader reader = Files.newBufferedReader(Path.of(home, "release"))) {
			release.load(reader);
		}
		catch (IOException ex) {
			throw new IllegalArgumentException("There is no JDK at " + home, ex);
		}
		String version = release.getProperty("JAVA_VERSION").replace("\"", "");
		return new Jdk(Path.of(home), Runtime.Version.parse(version).feature());
	}

	@Override
	public String toString() {
		return "JDK " + this.feature;
	}

}
