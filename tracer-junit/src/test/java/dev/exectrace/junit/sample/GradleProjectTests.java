package dev.exectrace.junit.sample;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Uses the module in Gradle's test processes, as the documentation says.
 */
class GradleProjectTests {

	private static final String ALL_RUN = "8 tests completed, 2 failed, 1 skipped";

	private static GradleProject project;

	@BeforeAll
	static void createProject() throws IOException {
		project = GradleProject.create(Path.of("target/gradle").toAbsolutePath());
	}

	@ParameterizedTest
	@ValueSource(strings = { "exectrace.test.junit5", "exectrace.test.junit6" })
	void everyTestIsATask(String junit) throws Exception {
		String output = project.test(Map.of("sample.junit", System.getProperty(junit), "sample.traced", "true"));
		assertThat(output).contains(ALL_RUN);
		SampleTasks.assertTold(SampleTasks.read(project.file("build/tests.jfr")));
		assertThat(project.file("build/exectrace")).doesNotExist();
	}

	@Test
	void forksOfOneBuildHaveAFileEach() throws Exception {
		List<String> names = List.of("tests.jfr", "tests-2.jfr");
		for (int build = 1; build <= 2; build++) {
			String output = project.test(Map.of("sample.junit", System.getProperty("exectrace.test.junit6"),
					"sample.traced", "true", "sample.forks", "true"));
			assertThat(output).contains(ALL_RUN);
			assertThat(files("build", "*.jfr")).containsExactlyInAnyOrderElementsOf(names);
			int tasks = 0;
			for (String name : names) {
				tasks += SampleTasks.read(project.file("build/" + name)).tasks().count();
			}
			assertThat(tasks).isEqualTo(8);
		}
	}

	@Test
	void withoutThePropertyOnlyTracedTestsLeaveTraces() throws Exception {
		String output = project.test(Map.of("sample.junit", System.getProperty("exectrace.test.junit5")));
		assertThat(output).contains(ALL_RUN);
		assertThat(files("build/exectrace", "*")).containsExactly("WorkerTests.waitsForALock.jfr");
		Files.delete(project.file("build/exectrace/WorkerTests.waitsForALock.jfr"));
		Files.delete(project.file("build/exectrace"));
	}

	private static List<String> files(String directory, String pattern) throws IOException {
		List<String> names = new ArrayList<>();
		try (DirectoryStream<Path> files = Files.newDirectoryStream(project.file(directory), pattern)) {
			files.forEach((file) -> names.add(file.getFileName().toString()));
		}
		return names;
	}

}
