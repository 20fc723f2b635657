package dev.exectrace.junit.sample;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A Maven project outside of the reactor. Its local repository is its own and holds
 * nothing but the built artifacts; what else it needs comes from that of the build that
 * runs this, or from where Maven gets it.
 */
final class SampleProject {

	private static final Path SOURCES = Path.of("src/test/sample");

	private final Path directory;

	private SampleProject(Path directory) {
		this.directory = directory;
	}

	static SampleProject create(Path directory) throws IOException {
		SampleProject project = new SampleProject(directory);
		project.clean();
		BuiltArtifacts.install(project.repository());
		try (Stream<Path> files = Files.walk(SOURCES)) {
			for (Path file : files.filter(Files::isRegularFile).toList()) {
				Path target = directory.resolve(SOURCES.relativize(file).toString());
				Files.createDirectories(target.getParent());
				Files.writeString(target, filled(Files.readString(file)));
			}
		}
		return project;
	}

	/** What was downloaded stays. */
	private void clean() throws IOException {
		Files.createDirectories(this.directory);
		try (Stream<Path> files = Files.walk(this.directory)) {
			for (Path file : files.filter((file) -> !file.startsWith(repository()) && !file.equals(this.directory))
				.sorted(Comparator.reverseOrder())
				.toList()) {
				Files.delete(file);
			}
		}
	}

	private static String filled(String text) {
		return text.replace("@exectrace.version@", BuiltArtifacts.VERSION)
			.replace("@surefire.version@", System.getProperty("exectrace.test.surefire"))
			.replace("@compiler.version@", System.getProperty("exectrace.test.compiler"))
			.replace("@resources.version@", System.getProperty("exectrace.test.resources"));
	}

	private Path repository() {
		return this.directory.resolve("repository");
	}

	Path file(String name) {
		return this.directory.resolve(name);
	}

	/** Runs {@code ./mvnw test} and gives back what it has printed. */
	String test(String junit, String... arguments) throws IOException, InterruptedException {
		boolean windows = System.getProperty("os.name").startsWith("Windows");
		List<String> command = new ArrayList<>();
		command.add(BuiltArtifacts.ROOT.resolve(windows ? "mvnw.cmd" : "mvnw").toString());
		command.addAll(List.of("-B", "-ntp", "-Dmaven.repo.local=" + repository(),
				"-Dmaven.repo.local.tail=" + System.getProperty("exectrace.test.repository"),
				"-Dmaven.repo.local.tail.ignoreAvailability=true", "-Djunit.version=" + junit));
		command.addAll(List.of(arguments));
		command.add("test");
		return BuildRun.of(this.directory, command);
	}

}
