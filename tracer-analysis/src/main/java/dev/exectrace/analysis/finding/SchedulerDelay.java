package dev.exectrace.analysis.finding;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

import dev.exectrace.analysis.model.Runs;
import dev.exectrace.analysis.model.Timeline;
import dev.exectrace.analysis.model.Trace;

/**
 * The time in which threads were ready to run and no carrier took them.
 */
final class SchedulerDelay {

	private static final double MENTIONED = 0.1;

	private final Trace trace;

	private final long[] byGroup;

	private final boolean[] seen;

	private long total;

	private long longest;

	private long count;

	private int threads;

	SchedulerDelay(Trace trace) {
		this.trace = trace;
		this.byGroup = new long[trace.threads().groups().count()];
		this.seen = new boolean[trace.threads().count()];
	}

	void add(Timeline timeline, int thread) {
		long length = timeline.duration();
		this.total += length;
		this.longest = Math.max(this.longest, length);
		this.count++;
		this.byGroup[this.trace.threads().groups().group(thread)] += length;
		if (!this.seen[thread]) {
			this.seen[thread] = true;
			this.threads++;
		}
	}

	long total() {
		return this.total;
	}

	Finding tell() {
		Runs runs = this.trace.runs();
		long[] running = new long[this.byGroup.length];
		long busy = 0;
		int carriers = 0;
		for (int run = 0; run < runs.count(); run++) {
			running[this.trace.threads().groups().group(runs.thread(run))] += runs.duration(run);
			busy += runs.duration(run);
		}
		for (int thread = 0; thread < this.trace.threads().count(); thread++) {
			carriers += this.trace.threads().isCarrier(thread) ? 1 : 0;
		}
		String title = "Threads were ready to run and no carrier ran them: " + top(this.byGroup, this.total)
				+ " waited " + Text.duration(this.total) + " for a carrier";
		List<String> details = new ArrayList<>();
		details.add(Text.times(this.count, "time", "times") + ", " + Text.duration((double) this.total / this.count)
				+ " each, the longest " + Text.duration(this.longest));
		if (busy > 0) {
			details.add(carriers + " carriers were busy "
					+ Text.percent((double) busy / Math.max(1, carriers * this.trace.window()))
					+ " of the time, mostly with " + top(running, busy));
		}
		return new Finding(Finding.Kind.SCHEDULER, title, details, this.total, this.count, this.threads, this.longest,
				-1);
	}

	/** The groups with the most, as in {@code a 60% and b 20%}. */
	private String top(long[] totals, long of) {
		return Arrays.stream(order(totals))
			.limit(3)
			.filter((group) -> totals[group] > MENTIONED * of)
			.mapToObj((group) -> this.trace.threads().groups().name(group) + " ("
					+ Text.percent((double) totals[group] / of) + ")")
			.reduce((first, second) -> first + " and " + second)
			.orElse("many groups of threads");
	}

	private static int[] order(long[] totals) {
		return IntStream.range(0, totals.length)
			.boxed()
			.sorted((a, b) -> Long.compare(totals[b], totals[a]))
			.mapToInt(Integer::intValue)
			.toArray();
	}

}
