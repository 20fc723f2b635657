package dev.exectrace.junit.run;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import dev.exectrace.analysis.jfr.TraceReader;
import dev.exectrace.analysis.model.Tasks;
import dev.exectrace.analysis.model.Trace;
import dev.exectrace.analysis.model.WaitReason;
import dev.exectrace.analysis.select.Selection;
import dev.exectrace.analysis.task.TaskAnalysis;
import dev.exectrace.analysis.task.TaskSelection;
import dev.exectrace.junit.launch.Launched;
import dev.exectrace.runtime.ExecutionTrace;
import dev.exectrace.runtime.TraceSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.engine.TestExecutionResult.Status;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the trace of a whole run, through the launcher that build tools use.
 */
class RunTraceTests {

	@TempDir
	Path directory;

	@AfterEach
	void nothingRecords() {
		assertThat(RunTrace.current()).isEmpty();
		assertThat(ExecutionTrace.running()).isEmpty();
	}

	@Test
	void eachTestIsATaskWithItsOutcome() throws IOException {
		Launched.run(parameters("tests.jfr"), RunCases.Outcomes.class);
		Trace trace = read("tests.jfr");
		Tasks tasks = trace.tasks();
		assertThat(trace.facts().losses()).isEmpty();
		assertThat(all(tasks, tasks::name)).containsExactlyInAnyOrder("RunCases.Outcomes.passes",
				"RunCases.Outcomes.fails", "RunCases.Outcomes.aborts", "RunCases.Outcomes.each",
				"RunCases.Outcomes.each", "RunCases.Outcomes.each", "RunCases.Outcomes.dynamic",
				"RunCases.Outcomes.Inner.isTheCurrentTask");
		assertThat(all(tasks, tasks::isComplete)).containsOnly(true);
		assertThat(all(tasks, (task) -> tasks.name(task) + " " + tasks.outcome(task))).contains(
				"RunCases.Outcomes.passes null", "RunCases.Outcomes.fails java.lang.IllegalStateException",
				"RunCases.Outcomes.aborts aborted", "RunCases.Outcomes.each null", "RunCases.Outcomes.dynamic null",
				"RunCases.Outcomes.Inner.isTheCurrentTask null");
		assertThat(all(tasks, tasks::attributes)).contains("class=" + RunCases.Outcomes.class.getName(),
				"class=" + RunCases.Outcomes.class.getName() + ", display=does what it should");
		int passes = all(tasks, tasks::name).indexOf("RunCases.Outcomes.passes");
		assertThat(new TaskAnalysis(trace, TaskSelection.ALL, Selection.ALL).time(passes).blocked(WaitReason.SLEEP))
			.isGreaterThan(Duration.ofMillis(49).toNanos());
	}

	@Test
	void plansOfOneSessionAreInOneFile() throws IOException {
		Launched.runOneByOne(parameters("tests.jfr"), RunCases.Outcomes.class, RunCases.Second.class);
		Tasks tasks = read("tests.jfr").tasks();
		assertThat(all(tasks, tasks::name)).hasSize(9).contains("RunCases.Second.second");
		assertThat(files()).containsExactly("tests.jfr");
	}

	@Test
	void anotherSessionHasAnotherFile() throws IOException {
		Launched.run(parameters("tests.jfr"), RunCases.Outcomes.class);
		Launched.run(parameters("tests.jfr"), RunCases.Second.class);
		assertThat(files()).containsExactlyInAnyOrder("tests.jfr", "tests-2.jfr");
		Tasks tasks = read("tests-2.jfr").tasks();
		assertThat(all(tasks, tasks::name)).containsExactly("RunCases.Second.second");
	}

	@Test
	void sessionWithinATestIsPartOfTheTrace() throws IOException {
		Launched launched = Launched.run(parameters("tests.jfr"), RunCases.Outer.class);
		assertThat(launched.statuses()).containsEntry("runsOthers()", Status.SUCCESSFUL);
		Tasks tasks = read("tests.jfr").tasks();
		assertThat(all(tasks, tasks::name)).containsExactlyInAnyOrder("RunCases.Outer.runsOthers",
				"RunCases.Second.second");
	}

	@Test
	void withoutTheParameterNothingIsRecorded() throws IOException {
		Launched launched = Launched.run(Map.of(), RunCases.Untraced.class);
		assertThat(launched.statuses()).containsEntry("nothingRecords()", Status.SUCCESSFUL);
	}

	@Test
	void placeThatCannotBeUsedFailsNoTest() throws IOException {
		Files.createFile(this.directory.resolve("file"));
		Launched launched = Launched.run(parameters("file/tests.jfr"), RunCases.Untraced.class);
		assertThat(launched.statuses()).containsEntry("nothingRecords()", Status.SUCCESSFUL);
	}

	@Test
	void captureOfSomebodyElseFailsNoTest() throws IOException {
		try (ExecutionTrace other = ExecutionTrace.start(OutputStream.nullOutputStream(),
				TraceSettings.of(Duration.ofMinutes(5)))) {
			Launched launched = Launched.run(parameters("tests.jfr"), RunCases.Second.class);
			assertThat(launched.statuses()).containsEntry("second()", Status.SUCCESSFUL);
			assertThat(other.isRunning()).isTrue();
		}
		assertThat(files()).isEmpty();
	}

	private Map<String, String> parameters(String file) {
		return Map.of(RunTraceListener.PARAMETER, this.directory.resolve(file).toString());
	}

	private List<String> files() throws IOException {
		try (Stream<Path> files = Files.list(this.directory)) {
			return files.map((file) -> file.getFileName().toString()).toList();
		}
	}

	private Trace read(String file) throws IOException {
		return TraceReader.read(this.directory.resolve(file), (done, total) -> {
		});
	}

	private static <T> List<T> all(Tasks tasks, IntFunction<T> what) {
		return IntStream.range(0, tasks.count()).mapToObj(what).toList();
	}

}
