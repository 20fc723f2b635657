package dev.exectrace.analysis.tile;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

import dev.exectrace.analysis.model.ThreadState;
import dev.exectrace.analysis.model.Timeline;
import dev.exectrace.analysis.tile.Aggregate.StackTime;

/**
 * Sums what rows did in a time. Safe for several threads.
 */
public final class Aggregator {

	private final TraceIndex index;

	/**
	 * Sums over a trace.
	 * @param index the trace's index
	 */
	public Aggregator(TraceIndex index) {
		this.index = index;
	}

	/**
	 * Sums what rows did.
	 * @param from since when
	 * @param to until when
	 * @param rows which rows
	 * @param stacks how many stacks there are to be at most
	 * @param limit how many slices to look at for stacks at most
	 * @return the sums
	 * @throws IllegalArgumentException if there is no such row
	 */
	public Aggregate sum(long from, long to, int[] rows, int stacks, long limit) {
		long[] times = new long[SliceKind.COUNT];
		for (int row : rows) {
			long[] of = this.index.times(row, from, to);
			for (int kind = 0; kind < of.length; kind++) {
				times[kind] += of[kind];
			}
		}
		Map<Long, double[]> byStack = new HashMap<>();
		boolean complete = collect(from, to, rows, limit, byStack);
		List<StackTime> longest = byStack.entrySet()
			.stream()
			.map((entry) -> new StackTime((int) (entry.getKey() >>> 32), (int) (long) entry.getKey(),
					Math.round(entry.getValue()[0]), Math.round(entry.getValue()[1])))
			.sorted(Comparator.comparingLong(StackTime::time).reversed().thenComparingInt(StackTime::stack))
			.limit(stacks)
			.toList();
		return new Aggregate(from, to, rows.length, LongStream.of(times).boxed().toList(), longest, complete);
	}

	private boolean collect(long from, long to, int[] rows, long limit, Map<Long, double[]> byStack) {
		Timeline timeline = this.index.trace().timeline();
		long left = limit;
		for (int row : rows) {
			int thread = this.index.rows().thread(row);
			if (thread < 0) {
				continue;
			}
			timeline.reset(thread, from);
			while (timeline.next() && timeline.start() < to) {
				if (left-- <= 0) {
					return false;
				}
				boolean waits = timeline.state() == ThreadState.BLOCKED || timeline.state() == ThreadState.RUNNABLE;
				double time = (Math.min(timeline.end(), to) - Math.max(timeline.start(), from)) * timeline.scale();
				if (waits && time > 0 && timeline.stack() >= 0) {
					long key = (long) SliceKind.of(timeline.state(), timeline.reason()) << 32 | timeline.stack();
					double[] sums = byStack.computeIfAbsent(key, (any) -> new double[2]);
					sums[0] += time;
					sums[1] += timeline.scale();
				}
			}
		}
		return true;
	}

}
