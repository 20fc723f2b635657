package dev.exectrace.analysis.column;

import java.util.Arrays;

/**
 * Stretches of time, merged where they touch. Immutable.
 */
public final class Spans {

	/** All time from a window's start on. */
	public static final Spans ALWAYS = of(new long[] { 0 }, new long[] { Long.MAX_VALUE });

	/** No time at all. */
	public static final Spans NONE = of(new long[0], new long[0]);

	private final long[] starts;

	private final long[] ends;

	private final long[] before;

	private Spans(long[] starts, long[] ends) {
		this.starts = starts;
		this.ends = ends;
		this.before = new long[starts.length + 1];
		for (int i = 0; i < starts.length; i++) {
			this.before[i + 1] = this.before[i] + ends[i] - starts[i];
		}
	}

	/**
	 * Merges spans.
	 * @param starts when each begins, in ascending order
	 * @param ends when each ends, not before it begins
	 * @return the merged spans
	 */
	public static Spans of(long[] starts, long[] ends) {
		long[] mergedStarts = new long[starts.length];
		long[] mergedEnds = new long[starts.length];
		int count = 0;
		for (int i = 0; i < starts.length; i++) {
			if (count > 0 && starts[i] <= mergedEnds[count - 1]) {
				mergedEnds[count - 1] = Math.max(mergedEnds[count - 1], ends[i]);
			}
			else {
				mergedStarts[count] = starts[i];
				mergedEnds[count++] = ends[i];
			}
		}
		return new Spans(Arrays.copyOf(mergedStarts, count), Arrays.copyOf(mergedEnds, count));
	}

	/**
	 * How much of a time is covered.
	 * @param from since when
	 * @param to until when
	 * @return the covered time
	 */
	public long overlap(long from, long to) {
		if (this.starts.length == 0) {
			return 0;
		}
		return coveredBefore(to) - coveredBefore(from);
	}

	/**
	 * How many there are.
	 * @return the number
	 */
	public int count() {
		return this.starts.length;
	}

	/**
	 * When one begins.
	 * @param span its number
	 * @return the time
	 */
	public long start(int span) {
		return this.starts[span];
	}

	/**
	 * When one ends.
	 * @param span its number
	 * @return the time
	 */
	public long end(int span) {
		return this.ends[span];
	}

	/**
	 * The first one that ends after a time.
	 * @param at the time
	 * @return its number, {@link #count()} where none does
	 */
	public int firstAfter(long at) {
		int found = Arrays.binarySearch(this.ends, at);
		return (found >= 0) ? found + 1 : -found - 1;
	}

	/**
	 * How much is covered in all.
	 * @return the covered time
	 */
	public long total() {
		return this.before[this.starts.length];
	}

	/**
	 * When the first one begins.
	 * @return the time; there must be one
	 */
	public long first() {
		return this.starts[0];
	}

	/**
	 * When the last one ends.
	 * @return the time; there must be one
	 */
	public long last() {
		return this.ends[this.ends.length - 1];
	}

	private long coveredBefore(long at) {
		int low = 0;
		int high = this.starts.length;
		while (low < high) {
			int middle = (low + high) >>> 1;
			if (this.starts[middle] < at) {
				low = middle + 1;
			}
			else {
				high = middle;
			}
		}
		if (low == 0) {
			return 0;
		}
		return this.before[low - 1] + Math.min(at, this.ends[low - 1]) - this.starts[low - 1];
	}

}
