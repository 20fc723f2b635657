package dev.exectrace.junit.sample;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What was built, as a user's build gets it: from a Maven repository.
 */
final class BuiltArtifacts {

	static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

	static final String VERSION = System.getProperty("exectrace.version");

	private static final List<String> ARTIFACTS = List.of("tracer-agent", "tracer-runtime", "tracer-analysis",
			"tracer-junit");

	private BuiltArtifacts() {
	}

	static void install(Path repository) throws IOException {
		Path group = Files.createDirectories(repository.resolve("dev/exectrace"));
		install(group, "exectrace-parent", ROOT.resolve("pom.xml"), null);
		for (String artifact : ARTIFACTS) {
			Path module = ROOT.resolve(artifact);
			install(group, artifact, module.resolve("pom.xml"),
					module.resolve("target").resolve(artifact + "-" + VERSION + ".jar"));
		}
	}

	private static void install(Path group, String artifact, Path pom, Path jar) throws IOException {
		Path directory = Files.createDirectories(group.resolve(artifact).resolve(VERSION));
		Files.copy(pom, directory.resolve(artifact + "-" + VERSION + ".pom"), StandardCopyOption.REPLACE_EXISTING);
		if (jar != null) {
			assertThat(jar).as("built before").isRegularFile();
			Files.copy(jar, directory.resolve(artifact + "-" + VERSION + ".jar"), StandardCopyOption.REPLACE_EXISTING);
		}
	}

}
