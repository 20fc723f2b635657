package dev.exectrace.junit;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
 * Tests for {@link ExecutionTraced} and the assertions on traces.
 */
class ExecutionTracedTests {

	@TempDir
	Path directory;

	@AfterEach
	void nothingRecords() {
		assertThat(ExecutionTrace.running()).isEmpty();
	}

	@Test
	void tracesOfTestsThatFailedAreKept() throws IOException {
		Launched launched = run(TracedCases.KeptOnFailure.class);
		assertThat(launched.statuses()).containsEntry("passes()", Status.SUCCESSFUL)
			.containsEntry("fails()", Status.FAILED)
			.containsEntry("aborts()", Status.ABORTED);
		String name = "TracedCases.KeptOnFailure.";
		assertThat(files()).containsExactlyInAnyOrder(name + "fails.jfr", name + "failsForEach-1.jfr",
				name + "failsForEach-2.jfr");
		Tasks tasks = read(name + "fails.jfr").tasks();
		assertThat(tasks.count()).isOne();
		assertThat(tasks.name(0)).isEqualTo("TracedCases.KeptOnFailure.fails");
		assertThat(tasks.outcome(0)).isEqualTo("java.lang.IllegalArgumentException");
	}

	@Test
	void anotherAttemptDoesNotOverwriteWhatIsKept() throws IOException {
		Launched.runOneByOne(parameters(), TracedCases.KeptOnFailure.class, TracedCases.KeptOnFailure.class);
		assertThat(files()).hasSize(6)
			.contains("TracedCases.KeptOnFailure.fails.jfr", "TracedCases.KeptOnFailure.fails.attempt-2.jfr");
	}

	@Test
	void traceOfAMethodIsKeptAlways() throws IOException {
		Launched launched = run(TracedCases.KeptAlways.class);
		assertThat(launched.statuses().values()).containsOnly(Status.SUCCESSFUL);
		assertThat(files()).containsExactly("TracedCases.KeptAlways.passes.jfr");
		Trace trace = read("TracedCases.KeptAlways.passes.jfr");
		assertThat(trace.facts().losses()).isEmpty();
		assertThat(trace.tasks().outcome(0)).isNull();
		assertThat(new TaskAnalysis(trace, TaskSelection.ALL, Selection.ALL).time(0).blocked(WaitReason.SLEEP))
			.isGreaterThan(Duration.ofMillis(59).toNanos());
	}

	@Test
	void assertionsThatHoldPass() throws IOException {
		assertThat(run(TracedCases.Holds.class).statuses()).hasSize(4)
			.allSatisfy((name, status) -> assertThat(status).as(name).isEqualTo(Status.SUCCESSFUL));
		assertThat(files()).isEmpty();
	}

	@Test
	void assertionsThatDoNotHoldTellWhy() throws IOException {
		tellWhy(run(TracedCases.DoesNotHold.class), this.directory.toString());
		assertThat(files()).hasSize(10);
	}

	@Test
	void assertionsOnAPartOfTheRunHold() throws IOException {
		Map<String, String> parameters = parameters();
		parameters.put("exectrace", this.directory.resolve("run.jfr").toString());
		Launched launched = Launched.run(parameters, TracedCases.KeptOnFailure.class, TracedCases.Holds.class);
		assertThat(launched.statuses()).containsEntry("worker()", Status.SUCCESSFUL)
			.containsEntry("tasks()", Status.SUCCESSFUL)
			.containsEntry("idleWorker()", Status.SUCCESSFUL)
			.containsEntry("parameterIsTheSame()", Status.SUCCESSFUL)
			.containsEntry("fails()", Status.FAILED);
		assertThat(files()).containsExactly("run.jfr");
	}

	@Test
	void assertionsOnAPartOfTheRunTellWhy() throws IOException {
		Map<String, String> parameters = parameters();
		parameters.put("exectrace", this.directory.resolve("run.jfr").toString());
		tellWhy(Launched.run(parameters, TracedCases.DoesNotHold.class), this.directory.resolve("run.jfr").toString());
		assertThat(files()).containsExactly("run.jfr");
		assertThat(read("run.jfr").facts().losses()).isEmpty();
	}

	private static void tellWhy(Launched launched, String place) {
		assertThat(launched.statuses()).hasSize(10)
			.allSatisfy((name, status) -> assertThat(status).as(name).isEqualTo(Status.FAILED));
		assertThat(launched.statuses().keySet())
			.allSatisfy((name) -> assertThat(launched.failure(name)).isInstanceOf(AssertionError.class)
				.message()
				.contains("\n  trace: " + place));
		assertThat(launched.failure("blocked()")).message()
			.containsPattern("Thread \"worker\" \\(id \\d+\\) was blocked for [\\d.]+m?s, not less than 5\\.00ms: "
					+ "sleep [\\d.]+m?s in 1 wait\n")
			.contains("longest wait: sleep", "TracedCases.sleeping");
		assertThat(launched.failure("blockedOnReason()")).message()
			.contains("Thread \"locked\"", "was blocked on lock for", "ReentrantLock.lock", "TracedCases");
		assertThat(launched.failure("stillBlocked()")).message()
			.contains("Thread \"waiting\"", "longer than 55.0ms", "CountDownLatch.await", "TracedCases");
		assertThat(launched.failure("pinned()")).message()
			.contains("Thread \"worker\"", "was pinned for ", "PinnedInitializer.<clinit>");
		assertThat(launched.failure("schedulerLatency()")).message().contains("was ready to run for");
		assertThat(launched.failure("unfinishedTask()")).message().contains("1 tasks have not ended: \"forgotten\"");
		assertThat(launched.failure("failedTask()")).message().contains("failed: java.lang.IllegalStateException");
		assertThat(launched.failure("slowTask()")).message()
			.contains("Task \"import\"", "was blocked on sleep for ", "most of its time: blocked (sleep)");
		assertThat(launched.failure("noSuchThread()")).message().contains("No thread \"wroker\" ran", "worker");
		assertThat(launched.failure("noSuchTask()")).message().contains("no task \"imprt\"", "but: import");
	}

	@Test
	void tracedTestsRunOneAtATime() throws IOException {
		Map<String, String> parameters = parameters();
		parameters.put("junit.jupiter.execution.parallel.enabled", "true");
		parameters.put("junit.jupiter.execution.parallel.mode.default", "concurrent");
		parameters.put("junit.jupiter.execution.parallel.config.strategy", "fixed");
		parameters.put("junit.jupiter.execution.parallel.config.fixed.parallelism", "4");
		Launched launched = Launched.run(parameters, TracedCases.ParallelOne.class, TracedCases.ParallelTwo.class);
		assertThat(launched.statuses()).hasSize(5)
			.allSatisfy((name, status) -> assertThat(status).as(name).isEqualTo(Status.SUCCESSFUL));
	}

	@Test
	void testsRunBesideACaptureOfTheirOwnAndOnlyAssertionsFail() throws IOException {
		try (ExecutionTrace other = ExecutionTrace.start(OutputStream.nullOutputStream(),
				TraceSettings.of(Duration.ofMinutes(5)))) {
			Launched launched = run(TracedCases.KeptAlways.class, TracedCases.ParallelOne.class);
			assertThat(launched.statuses()).containsEntry("passes()", Status.SUCCESSFUL)
				.containsEntry("one()", Status.FAILED);
			assertThat(launched.failure("one()")).hasMessageStartingWith("There is no trace to look at: ")
				.hasMessageContaining("already running");
			TracedCases.Parallel.running.set(0);
			assertThat(other.isRunning()).isTrue();
		}
	}

	@Test
	void directoryThatCannotBeUsedFailsOnlyAssertions() throws IOException {
		Path file = Files.createFile(this.directory.resolve("file"));
		Launched launched = Launched.run(Map.of("exectrace.directory", file.toString()), TracedCases.ParallelOne.class,
				TracedCases.ParallelTwo.class);
		TracedCases.Parallel.running.set(0);
		assertThat(launched.statuses()).containsEntry("untraced()", Status.SUCCESSFUL)
			.containsEntry("one()", Status.FAILED);
		assertThat(launched.failure("one()")).hasMessageContaining("cannot be written")
			.hasMessageContaining(file.toString());
	}

	private Launched run(Class<?>... classes) {
		return Launched.run(parameters(), classes);
	}

	private Map<String, String> parameters() {
		return new HashMap<>(Map.of("exectrace.directory", this.directory.toString()));
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

}
