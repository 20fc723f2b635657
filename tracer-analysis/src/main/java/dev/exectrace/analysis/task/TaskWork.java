package dev.exectrace.analysis.task;

import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;

import dev.exectrace.analysis.model.Regions;
import dev.exectrace.analysis.model.Tasks;
import dev.exectrace.analysis.model.Trace;

/**
 * Who worked on a task, or on what is part of it, and when. Not for several threads.
 */
final class TaskWork {

	/** A damaged trace must not hold chains whose walks take for ever. */
	private static final int MAX_DEPTH = 1000;

	private final Trace trace;

	private final Deque<Integer> left = new ArrayDeque<>();

	private final Deque<Integer> depths = new ArrayDeque<>();

	private final BitSet seen = new BitSet();

	TaskWork(Trace trace) {
		this.trace = trace;
	}

	/**
	 * Hands out the times in which threads worked on a task.
	 * @param task the task's row
	 * @param receiver receives them, those of one thread may overlap
	 */
	void forEach(int task, Receiver receiver) {
		Tasks tasks = this.trace.tasks();
		this.left.push(task);
		this.depths.push(0);
		this.seen.set(task);
		while (!this.left.isEmpty()) {
			int at = this.left.pop();
			int depth = this.depths.pop();
			scopes(at, receiver);
			for (int i = 0; i < tasks.children(at); i++) {
				int child = tasks.child(at, i);
				if (!this.seen.get(child) && depth < MAX_DEPTH) {
					this.seen.set(child);
					this.left.push(child);
					this.depths.push(depth + 1);
				}
			}
		}
		this.seen.clear();
	}

	private void scopes(int task, Receiver receiver) {
		Regions regions = this.trace.regions();
		int beginner = this.trace.tasks().beginner(task);
		boolean left = this.trace.tasks().isComplete(task) || beginner < 0;
		for (int i = 0; i < this.trace.regionsByTask().count(task); i++) {
			int row = this.trace.regionsByTask().row(task, i);
			if (regions.isScope(row)) {
				receiver.worked(regions.thread(row), regions.start(row), regions.end(row));
				left |= regions.thread(row) == beginner;
			}
		}
		if (!left) {
			// Regions are told when they end, and this one has not.
			receiver.worked(beginner, this.trace.tasks().start(task), this.trace.tasks().end(task));
		}
	}

	/**
	 * Receives who worked and when.
	 */
	@FunctionalInterface
	interface Receiver {

		void worked(int thread, long from, long to);

	}

}
