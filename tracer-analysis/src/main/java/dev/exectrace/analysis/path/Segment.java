package dev.exectrace.analysis.path;

import java.util.List;

import dev.exectrace.analysis.model.ThreadState;
import dev.exectrace.analysis.model.WaitReason;
import dev.exectrace.analysis.model.WakeCause;

/**
 * A part of a path: what one thread did in a time. Times are nanoseconds since the
 * window's start; threads and stacks are numbers, negative where not known.
 *
 * @param start since when
 * @param end until when
 * @param thread the thread that the path leads through
 * @param depth how many waits lead to it from the thread that was asked for, 0 for that
 * one itself
 * @param state what it did
 * @param reason what a blocked one waited for
 * @param carrier what a running virtual thread ran on
 * @param blockerClass the class of what a blocked one waited for
 * @param stack where in the code; of a running one a sample, if there is one
 * @param waker who ended the wait of a blocked or runnable one
 * @param cause why that ended
 * @param running who ran on the carriers while a virtual thread was runnable, the longest
 * first
 */
public record Segment(long start, long end, int thread, int depth, ThreadState state, WaitReason reason, int carrier,
		int blockerClass, int stack, int waker, WakeCause cause, List<GroupTime> running) {

	/**
	 * How long.
	 * @return nanoseconds
	 */
	public long duration() {
		return this.end - this.start;
	}

}
