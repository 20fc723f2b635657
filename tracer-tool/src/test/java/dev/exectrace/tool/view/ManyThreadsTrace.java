package dev.exectrace.tool.view;

import dev.exectrace.analysis.model.StopReason;
import dev.exectrace.analysis.model.Trace;
import dev.exectrace.analysis.model.TraceBuilder;
import dev.exectrace.analysis.model.WaitReason;
import dev.exectrace.analysis.model.WakeCause;

/**
 * A trace with more threads in a group than a page has rows at hand.
 */
final class ManyThreadsTrace {

	private ManyThreadsTrace() {
	}

	/**
	 * Makes it.
	 * @param threads how many virtual threads, {@code sleeper-0} and so on
	 * @return the trace, 10 us a thread long, in which one runs after the other
	 */
	static Trace make(int threads) {
		TraceBuilder builder = new TraceBuilder();
		builder.window(0, threads * 10_000L);
		builder.level("full");
		int carrier = builder.thread(1, "ForkJoinPool-1-worker-1", false);
		for (int i = 0; i < threads; i++) {
			int sleeper = builder.thread(10 + i, "sleeper-" + i, true);
			builder.run(sleeper, carrier, i * 10_000L, 5000, StopReason.END, 0, -1, WakeCause.START, 0, WaitReason.NONE,
					-1);
		}
		return builder.build();
	}

}
