package dev.exectrace.junit.sample;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A Maven project outside of the reactor. Its local repository is its own and holds
 * nothing but the built artifacts; what else it needs comes from that of the build that
 * runs this, or from where Maven gets it.
 */
final class SampleProject {

	private static final String VERSION = System.getProperty("exectrace.version");

	private static final List<String> ARTIFACTS = List.of("tracer-agent", "tracer-runtime", "tracer-analysis",
			"tracer-junit");

	private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

	private static final long MINUTES = 5;

	private final Path directory;

	private SampleProject(Path directory) {
		this.directory = directory;
	}

	static SampleProject create(Path directory) throws IOException {
		SampleProject project = new SampleProject(directory);
		project.clean();
		Path group = Files.createDirectories(project.repository().resolve("dev/exectrace"));
		install(group, "exectrace-parent", ROOT.resolve("pom.xml"), null);
		for (String artifact : ARTIFACTS) {
			Path module = ROOT.resolve(artifact);
			install(group, artifact, module.resolve("pom.xml"),
					module.resolve("target").resolve(artifact + "-" + VERSION + ".jar"));
		}
		Path sources = Path.of("src/test/sample");
		try (Stream<Path> files = Files.walk(sources)) {
			for (Path file : files.filter(Files::isRegularFile).toList()) {
				Path target = directory.resolve(sources.relativize(file).toString());
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

	private static void install(Path group, String artifact, Path pom, Path jar) throws IOException {
		Path directory = Files.createDirectories(group.resolve(artifact).resolve(VERSION));
		Files.copy(pom, directory.resolve(artifact + "-" + VERSION + ".pom"), StandardCopyOption.REPLACE_EXISTING);
		if (jar != null) {
			assertThat(jar).as("built before").isRegularFile();
			Files.copy(jar, directory.resolve(artifact + "-" + VERSION + ".jar"), StandardCopyOption.REPLACE_EXISTING);
		}
	}

	private static String filled(String text) {
		return text.replace("@exectrace.version@", VERSION)
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
		command.add(ROOT.resolve(windows ? "mvnw.cmd" : "mvnw").toString());
		command.addAll(List.of("-B", "-ntp", "-Dmaven.repo.local=" + repository(),
				"-Dmaven.repo.local.tail=" + System.getProperty("exectrace.test.repository"),
				"-Dmaven.repo.local.tail.ignoreAvailability=true", "-Djunit.version=" + junit));
		command.addAll(List.of(arguments));
		command.add("test");
		Path output = Files.createTempFile(this.directory, "output", ".txt");
		ProcessBuilder builder = new ProcessBuilder(command).directory(this.directory.toFile())
			.redirectErrorStream(true)
			.redirectOutput(output.toFile());
		builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
		builder.environment().keySet().removeIf((name) -> name.startsWith("MAVEN_"));
		Process process = builder.start();
		if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
			process.descendants().forEach(ProcessHandle::destroyForcibly);
			process.destroyForcibly().waitFor();
			throw new AssertionError("Maven has not ended after " + MINUTES + " minutes:\n" + Files.readString(output));
		}
		return Files.readString(output);
	}

}
