package dev.exectrace.junit.sample;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A Maven project outside of the reactor. Its local repository is its own and holds
 * nothing but the built artifacts; what else it needs comes from that of the build that
 * runs this, or from where Maven gets it.
 */
final class SampleProject {

	private final Path directory;

	private SampleProject(Path directory) {
		this.directory = directory;
	}

	static SampleProject create(Path directory) throws IOException {
		SampleProject project = new SampleProject(directory);
		// What was downloaded stays
		ProjectFiles.clean(directory, project.repository());
		BuiltArtifacts.install(project.repository());
		ProjectFiles.copy(Path.of("src/test/sample"), directory, SampleProject::filled);
		return project;
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
