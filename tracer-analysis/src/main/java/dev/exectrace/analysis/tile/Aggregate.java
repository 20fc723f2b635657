package dev.exectrace.analysis.tile;

import java.util.List;

/**
 * What some rows did in a time, in sum.
 *
 * @param from since when, in nanoseconds since the window's start
 * @param to until when
 * @param rows how many rows there are
 * @param times nanoseconds by {@link SliceKind}
 * @param stacks the blocked and runnable time of the stacks that have most, the longest
 * first
 * @param complete whether all the slices were looked at for the stacks; the times count
 * all in any case
 */
public record Aggregate(long from, long to, int rows, List<Long> times, List<StackTime> stacks, boolean complete) {

	/**
	 * The time that threads waited at a stack.
	 *
	 * @param kind for what, a {@link SliceKind}
	 * @param stack the stack's number in the model
	 * @param time how long, in nanoseconds; scaled up where stacks are sampled
	 * @param count how many waits there were, scaled likewise
	 */
	public record StackTime(int kind, int stack, long time, long count) {
	}

}
