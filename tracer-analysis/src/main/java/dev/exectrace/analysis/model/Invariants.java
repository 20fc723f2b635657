package dev.exectrace.analysis.model;

import java.util.List;
import java.util.concurrent.CompletableFuture;

import dev.exectrace.analysis.column.RowIndex;

/**
 * What must hold in every trace: a carrier runs one thread at a time, and a thread runs
 * on one carrier at a time and does not wait while it runs. What violates that is
 * counted.
 */
final class Invariants {

	private Invariants() {
	}

	static void check(Trace trace, List<String> losses) {
		CompletableFuture<Long> carriers = CompletableFuture
			.supplyAsync(() -> overlaps(trace, trace.runsByCarrier(), false));
		long onThreads = overlaps(trace, trace.runsByThread(), true);
		long onCarriers = carriers.join();
		if (onCarriers > 0) {
			losses.add(onCarriers + " run slices begin before the one before them on their carrier ended; times of "
					+ "running are too long by that");
		}
		if (onThreads > 0) {
			losses.add(onThreads + " run slices or waits of virtual threads begin before the slice before them ended; "
					+ "they were cut to fit");
		}
	}

	private static long overlaps(Trace trace, RowIndex index, boolean waits) {
		long count = 0;
		for (int thread = 0; thread < trace.threads().count(); thread++) {
			count += overlaps(trace.runs(), index, thread, waits);
		}
		return count;
	}

	private static long overlaps(Runs runs, RowIndex index, int owner, boolean waits) {
		long count = 0;
		long last = Long.MIN_VALUE;
		int rows = index.count(owner);
		for (int i = 0; i < rows; i++) {
			int run = index.row(owner, i);
			long start = runs.start(run);
			if (waits) {
				start -= runs.runnable(run) + runs.blocked(run);
			}
			if (start < last) {
				count++;
			}
			last = Math.max(last, runs.end(run));
		}
		return count;
	}

}
