package dev.exectrace.analysis.task;

import java.util.List;

import dev.exectrace.analysis.model.Trace;
import dev.exectrace.analysis.model.TraceBuilder;
import dev.exectrace.analysis.select.Selection;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that what cannot be true of tasks does no harm.
 */
class DamagedTasksTests {

	private static final int WINDOW = 1000;

	private static final int CHAIN = 30_000;

	private final TraceBuilder builder = new TraceBuilder();

	private final int thread = this.builder.thread(1, "worker", true);

	@Test
	void beginningThatIsToldAfterTheEndChangesNothing() {
		this.builder.taskEnded(7, 0, "task", 100, 200, this.thread, null, null, null, null);
		this.builder.taskBegan(7, 0, "task", 5000, this.thread);
		TaskKind kind = analysis().kinds().getFirst();
		assertThat(kind.durations().max()).isEqualTo(100);
		assertThat(kind.time().total()).isEqualTo(100);
	}

	@Test
	void beginningBehindTheWindowLastsNoTime() {
		this.builder.taskBegan(7, 0, "task", 5000, this.thread);
		this.builder.taskBegan(8, 0, "task", 10, -1);
		assertThat(analysis().kinds()).singleElement()
			.satisfies((kind) -> assertThat(kind.time().total()).isEqualTo(WINDOW - 10));
	}

	@Test
	void noneIsNoTask() {
		this.builder.taskBegan(0, 0, "none", 10, this.thread);
		this.builder.taskEnded(0, 0, "none", 10, 20, this.thread, null, null, null, null);
		this.builder.region(this.thread, 10, 20, 0, "region", true);
		assertThat(analysis().tasks()).isEmpty();
	}

	@Test
	void tasksThatAreTheirOwnAncestorsAreWalkedOnce() {
		this.builder.taskEnded(1, 3, "a", 0, 100, this.thread, null, null, null, null);
		this.builder.taskEnded(2, 1, "b", 0, 100, this.thread, null, null, null, null);
		this.builder.taskEnded(3, 2, "c", 0, 100, this.thread, null, null, null, null);
		this.builder.taskEnded(4, 4, "d", 0, 100, this.thread, null, null, null, null);
		this.builder.region(this.thread, 10, 90, 2, "b", true);
		assertThat(analysis().kinds()).hasSize(4).allSatisfy((kind) -> assertThat(kind.time().total()).isEqualTo(100));
	}

	@Test
	void longChainsEndSometime() {
		for (int id = 1; id <= CHAIN; id++) {
			this.builder.taskEnded(id, id - 1, "task", 0, 100, this.thread, null, null, null, null);
		}
		List<TaskKind> kinds = analysis().kinds();
		assertThat(kinds.getFirst().count()).isEqualTo(CHAIN);
	}

	private TaskAnalysis analysis() {
		this.builder.window(0, WINDOW);
		Trace trace = this.builder.build();
		return new TaskAnalysis(trace, TaskSelection.ALL, Selection.ALL);
	}

}
