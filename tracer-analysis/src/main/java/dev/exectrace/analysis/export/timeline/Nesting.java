package dev.exectrace.analysis.export.timeline;

import java.util.Arrays;

/**
 * Makes intervals that come in order of their starts fit into each other, as viewers draw
 * what overlaps on one track as calls.
 */
public final class Nesting {

	private long[] ends = new long[8];

	private int depth;

	/**
	 * Cuts an interval to the one that it begins in.
	 * @param start its start, not before the last one's
	 * @param end its end
	 * @return its end, cut
	 */
	public long fit(long start, long end) {
		while (this.depth > 0 && this.ends[this.depth - 1] <= start) {
			this.depth--;
		}
		long cut = (this.depth > 0) ? Math.min(end, this.ends[this.depth - 1]) : end;
		if (this.depth == this.ends.length) {
			this.ends = Arrays.copyOf(this.ends, this.depth * 2);
		}
		this.ends[this.depth++] = cut;
		return cut;
	}

}
