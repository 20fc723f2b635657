package dev.exectrace.analysis.column;

import java.util.Arrays;
import java.util.function.IntToLongFunction;

/**
 * Sorts rows by time, stably. Rows come in few long ascending runs, as each log is in
 * order, so it merges the runs that it finds and is done in one pass where there is one.
 * For one thread.
 */
public final class NaturalMergeSort {

	private final IntToLongFunction time;

	private final int[] rows;

	private int[] merged = new int[0];

	private int[] runs = new int[64];

	/**
	 * Sorts such rows.
	 * @param rows the rows, which are sorted in place
	 * @param time the time of a row
	 */
	public NaturalMergeSort(int[] rows, IntToLongFunction time) {
		this.rows = rows;
		this.time = time;
	}

	/**
	 * Sorts some of the rows.
	 * @param from where the first of them is
	 * @param to where the one after the last of them is
	 */
	public void sort(int from, int to) {
		int count = findRuns(from, to);
		while (count > 1) {
			int kept = 0;
			for (int run = 0; run < count; run += 2) {
				if (run + 1 < count) {
					merge(this.runs[run], this.runs[run + 1], this.runs[run + 2]);
				}
				this.runs[kept++] = this.runs[run];
			}
			this.runs[kept] = to;
			count = kept;
		}
	}

	private int findRuns(int from, int to) {
		int count = 0;
		long last = Long.MIN_VALUE;
		for (int i = from; i < to; i++) {
			long at = this.time.applyAsLong(this.rows[i]);
			if (i == from || at < last) {
				if (count + 2 > this.runs.length) {
					this.runs = Arrays.copyOf(this.runs, this.runs.length * 2);
				}
				this.runs[count++] = i;
			}
			last = at;
		}
		this.runs[count] = to;
		return count;
	}

	private void merge(int from, int middle, int to) {
		if (this.time.applyAsLong(this.rows[middle - 1]) <= this.time.applyAsLong(this.rows[middle])) {
			return;
		}
		int length = middle - from;
		if (this.merged.length < length) {
			this.merged = new int[Math.max(length, Math.min(this.rows.length, this.merged.length * 2))];
		}
		System.arraycopy(this.rows, from, this.merged, 0, length);
		int left = 0;
		int right = middle;
		int target = from;
		while (left < length && right < to) {
			if (this.time.applyAsLong(this.rows[right]) < this.time.applyAsLong(this.merged[left])) {
				this.rows[target++] = this.rows[right++];
			}
			else {
				this.rows[target++] = this.merged[left++];
			}
		}
		System.arraycopy(this.merged, left, this.rows, target, length - left);
	}

}
