package dev.exectrace.analysis.task;

import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import java.util.stream.IntStream;

import dev.exectrace.analysis.model.Regions;
import dev.exectrace.analysis.model.Trace;

/**
 * Who worked on tasks, or on what is part of them, and when. Not for several threads.
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
	 * Hands out the times in which threads worked on some tasks.
	 * @param tasks the tasks' rows
	 * @param receiver receives them, those of one thread may overlap
	 * @return the rows of the tasks and of what is part of them
	 */
	BitSet forEach(IntStream tasks, Receiver receiver) {
		tasks.forEach((task) -> visit(task, 0));
		while (!this.left.isEmpty()) {
			int at = this.left.pop();
			int depth = this.depths.pop();
			scopes(at, receiver);
			for (int i = 0; i < this.trace.tasks().children(at) && depth < MAX_DEPTH; i++) {
				visit(this.trace.tasks().child(at, i), depth + 1);
			}
		}
		BitSet all = (BitSet) this.seen.clone();
		this.seen.clear();
		return all;
	}

	private void visit(int task, int depth) {
		if (!this.seen.get(task)) {
			this.seen.set(task);
			this.left.push(task);
			this.depths.push(depth);
		}
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
