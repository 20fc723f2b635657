package dev.exectrace.analysis.profile;

import java.util.stream.IntStream;

import dev.exectrace.analysis.model.Trace;

/**
 * Cuts the threads of a trace into ranges that have about as many run slices each, one
 * for every processor where that pays. The same trace is always cut alike, so that sums
 * come out alike.
 */
final class ThreadRanges {

	private static final int MIN_SLICES = 1 << 18;

	private static final int MAX_RANGES = 8;

	private ThreadRanges() {
	}

	/**
	 * Cuts.
	 * @return where the ranges begin, and the end of the last one
	 */
	static int[] of(Trace trace) {
		int threads = trace.threads().count();
		long slices = trace.runs().count();
		int ranges = (int) Math.clamp(slices / MIN_SLICES, 1,
				Math.min(MAX_RANGES, Runtime.getRuntime().availableProcessors()));
		int[] bounds = IntStream.rangeClosed(0, ranges).map((range) -> (range < ranges) ? 0 : threads).toArray();
		long seen = 0;
		int range = 1;
		for (int thread = 0; thread < threads && range < ranges; thread++) {
			seen += trace.runsByThread().count(thread);
			while (range < ranges && seen >= slices * range / ranges) {
				bounds[range++] = thread + 1;
			}
		}
		return bounds;
	}

}
