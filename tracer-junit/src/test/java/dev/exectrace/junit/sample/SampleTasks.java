package dev.exectrace.junit.sample;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.IntStream;

import dev.exectrace.analysis.jfr.TraceReader;
import dev.exectrace.analysis.model.Tasks;
import dev.exectrace.analysis.model.Trace;
import dev.exectrace.analysis.model.WaitReason;
import dev.exectrace.analysis.select.Selection;
import dev.exectrace.analysis.task.TaskAnalysis;
import dev.exectrace.analysis.task.TaskSelection;
import dev.exectrace.analysis.task.TaskTime;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a trace of the sample's tests has to tell.
 */
final class SampleTasks {

	private SampleTasks() {
	}

	static Trace read(Path file) throws IOException {
		return TraceReader.read(file, (done, total) -> {
		});
	}

	/** Each test is a task, and what it waited for is what it says it does. */
	static void assertTold(Trace trace) {
		assertThat(trace.facts().losses()).isEmpty();
		assertThat(trace.facts().level()).isEqualTo("full");
		Tasks tasks = trace.tasks();
		assertThat(IntStream.range(0, tasks.count()).mapToObj((task) -> tasks.name(task) + " " + tasks.outcome(task)))
			.containsExactlyInAnyOrder("OrderTests.sleeps null", "OrderTests.waitsForAnotherThread null",
					"OrderTests.fails java.lang.UnsupportedOperationException", "OrderTests.isAborted aborted",
					"OrderTests.isCalledTwice null", "OrderTests.isCalledTwice null", "WorkerTests.handsOver null",
					"WorkerTests.waitsForALock java.lang.AssertionError");
		assertThat(IntStream.range(0, tasks.count())).allMatch(tasks::isComplete);
		assertThat(blocked(trace, "OrderTests.sleeps", WaitReason.SLEEP)).isGreaterThan(ms(99));
		assertThat(blocked(trace, "OrderTests.waitsForAnotherThread", WaitReason.PARK)).isGreaterThan(ms(140));
		assertThat(blocked(trace, "WorkerTests.waitsForALock", WaitReason.SLEEP)).isGreaterThan(ms(79));
	}

	private static long ms(long millis) {
		return Duration.ofMillis(millis).toNanos();
	}

	private static long blocked(Trace trace, String name, WaitReason reason) {
		Tasks tasks = trace.tasks();
		int task = IntStream.range(0, tasks.count())
			.filter((row) -> tasks.name(row).equals(name))
			.findFirst()
			.orElseThrow();
		TaskTime time = new TaskAnalysis(trace, TaskSelection.ALL, Selection.ALL).time(task);
		assertThat(time.total()).isEqualTo(tasks.duration(task));
		return time.blocked(reason);
	}

}
