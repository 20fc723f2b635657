package dev.exectrace.analysis.model;

import java.util.Arrays;

import dev.exectrace.analysis.column.RowIndex;

/**
 * The run slices by carrier and by virtual thread, and how many violate what must hold: a
 * carrier runs one thread at a time, and a thread runs on one carrier at a time and does
 * not wait while it runs.
 * <p>
 * A carrier's slices stand in order in the file, those of a thread, which goes from
 * carrier to carrier, do not. Merging the carriers gives all slices in order of time, and
 * with that each thread's: to sort every thread's would be a cache miss a slice.
 */
final class RunIndexes {

	private final Runs runs;

	private final RowIndex byCarrier;

	private final RowIndex byThread;

	private long overlapsOnCarriers;

	private long overlapsOnThreads;

	RunIndexes(Runs runs, int threads) {
		this.runs = runs;
		runs.complete();
		this.byCarrier = byCarrier(threads);
		this.byThread = byThread(threads);
	}

	private RowIndex byCarrier(int threads) {
		int count = this.runs.count();
		int[] offsets = new int[threads + 1];
		for (int carrier = 0; carrier < this.runs.carriers(); carrier++) {
			if (!this.runs.carrierRows(carrier).isSorted()) {
				return RowIndex.of(count, threads, this.runs::carrier, this.runs::start);
			}
			offsets[this.runs.carrierThread(carrier) + 1] = this.runs.carrierRows(carrier).count();
		}
		sum(offsets);
		int[] rows = new int[count];
		for (int carrier = 0; carrier < this.runs.carriers(); carrier++) {
			this.runs.carrierRows(carrier).copyTo(rows, offsets[this.runs.carrierThread(carrier)]);
		}
		return RowIndex.ofSorted(offsets, rows);
	}

	private RowIndex byThread(int threads) {
		int count = this.runs.count();
		if (count == 0) {
			return RowIndex.ofSorted(new int[threads + 1], new int[0]);
		}
		int[] offsets = new int[threads + 1];
		for (int thread = 0; thread < threads; thread++) {
			offsets[thread + 1] = this.runs.count(thread);
		}
		sum(offsets);
		int[] rows = new int[count];
		int[] next = offsets.clone();
		long[] ends = new long[threads];
		Arrays.fill(ends, Long.MIN_VALUE);
		RunMerge merge = new RunMerge(this.runs, this.byCarrier, threads);
		for (int row = merge.next(); row >= 0; row = merge.next()) {
			int thread = this.runs.thread(row);
			rows[next[thread]++] = row;
			if (merge.start() - this.runs.runnable(row) - this.runs.blocked(row) < ends[thread]) {
				this.overlapsOnThreads++;
			}
			ends[thread] = Math.max(ends[thread], merge.end());
		}
		this.overlapsOnCarriers = merge.overlaps();
		return RowIndex.ofSorted(offsets, rows);
	}

	private static void sum(int[] offsets) {
		for (int i = 1; i < offsets.length; i++) {
			offsets[i] += offsets[i - 1];
		}
	}

	RowIndex byCarrier() {
		return this.byCarrier;
	}

	RowIndex byThread() {
		return this.byThread;
	}

	/** How many slices begin before the one before them on their carrier ended. */
	long overlapsOnCarriers() {
		return this.overlapsOnCarriers;
	}

	/**
	 * How many slices, or waits before them, begin before their thread's last one ended.
	 */
	long overlapsOnThreads() {
		return this.overlapsOnThreads;
	}

}
