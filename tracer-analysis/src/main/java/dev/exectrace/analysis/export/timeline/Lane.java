package dev.exectrace.analysis.export.timeline;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * A track on which slices do not overlap but for those that lie within others.
 */
final class Lane {

	private final int number;

	private final TaskReceiver receiver;

	private final Deque<TaskSlice> open = new ArrayDeque<>();

	private TaskSlice outermost;

	Lane(int number, TaskReceiver receiver) {
		this.number = number;
		this.receiver = receiver;
	}

	int number() {
		return this.number;
	}

	/** What the others that are open lie within. */
	TaskSlice outermost() {
		return this.outermost;
	}

	void begin(TaskSlice slice) throws IOException {
		if (this.open.isEmpty()) {
			this.outermost = slice;
		}
		this.open.push(slice);
		this.receiver.begin(this.number, slice);
	}

	/** Whether a region fits in without standing below what another thread did. */
	boolean takes(TaskSlice region) throws IOException {
		endUntil(region.start());
		TaskSlice around = this.open.peek();
		return around != null && region.end() <= around.end()
				&& (!around.isRegion() || around.thread() == region.thread());
	}

	void endUntil(long at) throws IOException {
		while (!this.open.isEmpty() && this.open.peek().end() <= at) {
			this.receiver.end(this.number, this.open.pop());
		}
	}

}
