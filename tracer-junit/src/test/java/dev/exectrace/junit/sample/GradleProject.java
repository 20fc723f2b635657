package dev.exectrace.junit.sample;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

import javax.tools.ToolProvider;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The sample's tests in a project of Gradle's, whose home directory is its own.
 */
final class GradleProject {

	private static final String JAVA = System.getProperty("exectrace.test.gradle.java");

	private static final Path SCRIPTS = Path.of("src/test/gradle");

	private final Path directory;

	private final Path home;

	private final String classPath;

	private GradleProject(Path directory, Path home, String classPath) {
		this.directory = directory;
		this.home = home;
		this.classPath = classPath;
	}

	static GradleProject create(Path directory) throws IOException {
		assertThat(JAVA).as("-Dexectrace.test.gradle.java, the java command of a JDK of 17 to 23").isNotBlank();
		Path project = directory.resolve("project");
		Path repository = project.resolve("repository");
		ProjectFiles.clean(project, repository);
		BuiltArtifacts.install(repository);
		ProjectFiles.copy(Path.of("src/test/sample/src"), project.resolve("src"), UnaryOperator.identity());
		Files.copy(SCRIPTS.resolve("build.gradle"), project.resolve("build.gradle"));
		Files.writeString(project.resolve("settings.gradle"), "rootProject.name = 'sample'\n");
		return new GradleProject(project, directory.resolve("home"), gradle(directory));
	}

	private static String gradle(Path directory) throws IOException {
		List<Path> jars = GradleDistribution.create(Path.of(System.getProperty("exectrace.test.gradle.parts")),
				directory.resolve("distribution"));
		String library = jars.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
		Path classes = Files.createDirectories(directory.resolve("classes"));
		int status = ToolProvider.getSystemJavaCompiler()
			.run(null, null, null, "--release", "17", "-cp", library, "-d", classes.toString(),
					SCRIPTS.resolve("RunGradle.java").toString());
		assertThat(status).isZero();
		return classes + File.pathSeparator + library;
	}

	Path file(String name) {
		return this.directory.resolve(name);
	}

	/**
	 * Runs {@code gradle cleanTest test} and gives back what it has printed.
	 * @param properties the system properties that the build reads
	 */
	String test(Map<String, String> properties) throws IOException, InterruptedException {
		List<String> command = new ArrayList<>();
		command.add(JAVA);
		properties.forEach((name, value) -> command.add("-D" + name + "=" + value));
		command.addAll(List.of("-Dsample.exectrace=" + BuiltArtifacts.VERSION,
				"-Dsample.jdk=" + System.getProperty("java.home"), "-Xmx1g", "-cp", this.classPath, "RunGradle",
				this.home.toString(), "cleanTest", "test"));
		return BuildRun.of(this.directory, command);
	}

}
