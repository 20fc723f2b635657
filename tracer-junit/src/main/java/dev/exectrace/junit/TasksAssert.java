package dev.exectrace.junit;

import java.time.Duration;
import java.util.function.IntToLongFunction;

import dev.exectrace.analysis.model.ThreadState;
import dev.exectrace.analysis.model.Tasks;
import dev.exectrace.analysis.model.WaitReason;
import dev.exectrace.analysis.select.Selection;
import dev.exectrace.analysis.task.TaskAnalysis;
import dev.exectrace.analysis.task.TaskSelection;
import dev.exectrace.analysis.task.TaskTime;

/**
 * Assertions on the tasks of a test that have one name; each of them has to meet them.
 * Immutable.
 */
public final class TasksAssert {

	private final TraceAssert origin;

	private final TestEvidence evidence;

	private final String name;

	private final int[] tasks;

	TasksAssert(TraceAssert origin, TestEvidence evidence, String name, int[] tasks) {
		this.origin = origin;
		this.evidence = evidence;
		this.name = name;
		this.tasks = tasks;
	}

	/**
	 * Assertions on something else in the trace.
	 * @return the assertions on the trace
	 */
	public TraceAssert and() {
		return this.origin;
	}

	/**
	 * There were so many of these tasks.
	 * @param count the number
	 * @return these assertions
	 */
	public TasksAssert hasCount(int count) {
		if (this.tasks.length != count) {
			throw Failure.of(this.evidence,
					"Expected " + count + " tasks \"" + this.name + "\", but there were " + this.tasks.length);
		}
		return this;
	}

	/**
	 * Each task has ended.
	 * @return these assertions
	 */
	public TasksAssert isFinished() {
		for (int task : this.tasks) {
			if (!all().isComplete(task)) {
				throw failure(task, "has not ended");
			}
		}
		return this;
	}

	/**
	 * Each task has ended and did not fail.
	 * @return these assertions
	 */
	public TasksAssert isSuccessful() {
		isFinished();
		for (int task : this.tasks) {
			if (all().outcome(task) != null) {
				throw failure(task, "failed: " + all().outcome(task));
			}
		}
		return this;
	}

	/**
	 * Each task has ended and took less than that.
	 * @param bound the time
	 * @return these assertions
	 */
	public TasksAssert tookLessThan(Duration bound) {
		isFinished();
		return lessThan("took", (task) -> all().duration(task), bound);
	}

	/**
	 * Each task was blocked for less than that: no thread ran or could run for it.
	 * @param bound the time
	 * @return these assertions
	 */
	public TasksAssert blockedLessThan(Duration bound) {
		return lessThan("was blocked for", (task) -> time(task).in(ThreadState.BLOCKED), bound);
	}

	/**
	 * Each task was blocked for less than that for one reason.
	 * @param reason the reason
	 * @param bound the time
	 * @return these assertions
	 */
	public TasksAssert blockedLessThan(WaitReason reason, Duration bound) {
		return lessThan("was blocked on " + reason.label() + " for", (task) -> time(task).blocked(reason), bound);
	}

	private TasksAssert lessThan(String what, IntToLongFunction value, Duration bound) {
		for (int task : this.tasks) {
			long nanos = value.applyAsLong(task);
			if (nanos >= bound.toNanos()) {
				throw failure(task, what + " " + Nanos.text(nanos) + ", not less than " + Nanos.text(bound.toNanos()));
			}
		}
		return this;
	}

	private TaskTime time(int task) {
		Selection time = new Selection(null, this.evidence.selection().from(), this.evidence.selection().to());
		return new TaskAnalysis(this.evidence.trace(), TaskSelection.ALL, time).time(task);
	}

	private AssertionError failure(int task, String what) {
		return Failure.of(this.evidence, "Task \"" + this.name + "\" (id " + all().id(task) + ") " + what
				+ "; most of its time: " + time(task).most());
	}

	private Tasks all() {
		return this.evidence.trace().tasks();
	}

}
