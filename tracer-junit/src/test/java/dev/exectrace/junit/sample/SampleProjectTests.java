package dev.exectrace.junit.sample;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Uses the module as a newcomer would, by the dependency and a property alone.
 */
class SampleProjectTests {

	private static SampleProject project;

	@BeforeAll
	static void createProject() throws IOException {
		project = SampleProject.create(Path.of("target/sample").toAbsolutePath());
	}

	@ParameterizedTest
	@ValueSource(strings = { "exectrace.test.junit5", "exectrace.test.junit6" })
	void everyTestIsATask(String junit) throws Exception {
		String version = System.getProperty(junit);
		String file = "target/" + junit + ".jfr";
		String output = project.test(version, "-Dexectrace=" + file);
		assertThat(output).contains("Tests run: 8, Failures: 1, Errors: 1, Skipped: 1")
			.contains("These tests are traced: ")
			.containsPattern(
					"Thread \"worker\" \\(id \\d+\\) was blocked for [\\d.]+m?s, " + "not less than 5\\.00ms: lock")
			.contains("com.example.WorkerTests.lambda$waitsForALock", "trace: ", file);
		assertThat(project.file("target/exectrace")).doesNotExist();
		SampleTasks.assertTold(SampleTasks.read(project.file(file)));
	}

	@Test
	void forksOfOneBuildHaveAFileEach() throws Exception {
		String version = System.getProperty("exectrace.test.junit6");
		List<String> names = List.of("target/forks.jfr", "target/forks-2.jfr");
		for (int build = 1; build <= 2; build++) {
			project.test(version, "-Dexectrace=target/forks.jfr", "-DreuseForks=false", "-DforkCount=" + build);
			try (Stream<Path> files = Files.list(project.file("target"))) {
				assertThat(files.map((file) -> "target/" + file.getFileName()).filter((name) -> name.contains("forks")))
					.containsExactlyInAnyOrderElementsOf(names);
			}
			int tasks = 0;
			for (String name : names) {
				tasks += SampleTasks.read(project.file(name)).tasks().count();
			}
			assertThat(tasks).isEqualTo(8);
		}
	}

	@Test
	void withoutThePropertyOnlyTracedTestsLeaveTraces() throws Exception {
		String output = project.test(System.getProperty("exectrace.test.junit5"));
		assertThat(output).contains("Tests run: 8, Failures: 1, Errors: 1, Skipped: 1");
		try (Stream<Path> files = Files.list(project.file("target/exectrace"))) {
			assertThat(files.map(Path::getFileName)).containsExactly(Path.of("WorkerTests.waitsForALock.jfr"));
		}
		Files.delete(project.file("target/exectrace/WorkerTests.waitsForALock.jfr"));
		Files.delete(project.file("target/exectrace"));
		output = project.test(System.getProperty("exectrace.test.junit5"), "-Dtest=OrderTests");
		assertThat(output).contains("Tests run: 6").doesNotContain("Java agent has been loaded");
		assertThat(project.file("target/exectrace")).doesNotExist();
	}

}
