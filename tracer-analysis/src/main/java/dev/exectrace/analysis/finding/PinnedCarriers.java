package dev.exectrace.analysis.finding;

import java.util.stream.IntStream;

import dev.exectrace.analysis.column.Spans;
import dev.exectrace.analysis.model.Runs;
import dev.exectrace.analysis.model.Timeline;
import dev.exectrace.analysis.model.Trace;
import dev.exectrace.analysis.model.WaitReason;

/**
 * What pinned threads cost the others: while one waits and holds its carrier, those that
 * are ready to run lack it.
 */
final class PinnedCarriers {

	private final Spans spans;

	private final long held;

	private long delayed;

	PinnedCarriers(Trace trace) {
		Runs runs = trace.runs();
		int[] rows = IntStream.range(0, runs.count())
			.filter((run) -> runs.waitReason(run) == WaitReason.PINNED)
			.boxed()
			.sorted((a, b) -> Long.compare(begin(runs, a), begin(runs, b)))
			.mapToInt(Integer::intValue)
			.toArray();
		long[] starts = new long[rows.length];
		long[] ends = new long[rows.length];
		long sum = 0;
		for (int i = 0; i < rows.length; i++) {
			starts[i] = begin(runs, rows[i]);
			ends[i] = starts[i] + runs.blocked(rows[i]);
			sum += runs.blocked(rows[i]);
		}
		this.spans = Spans.of(starts, ends);
		this.held = sum;
	}

	private static long begin(Runs runs, int run) {
		return runs.start(run) - runs.runnable(run) - runs.blocked(run);
	}

	void add(Timeline timeline) {
		this.delayed += this.spans.overlap(timeline.start(), timeline.end());
	}

	/** The part of the others' delay that waits of so much time have. */
	double share(double cost) {
		return (this.held > 0) ? this.delayed * Math.min(1, cost / this.held) : 0;
	}

}
