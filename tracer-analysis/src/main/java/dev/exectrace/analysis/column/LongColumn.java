package dev.exectrace.analysis.column;

import java.util.Arrays;

/**
 * A growing column of longs. It grows by segments, so growing copies nothing and needs no
 * second copy's memory. Not for several writers; readers need a safe publication.
 */
public final class LongColumn {

	private static final int SHIFT = 15;

	private static final int SEGMENT = 1 << SHIFT;

	private long[][] segments = new long[16][];

	private int size;

	/**
	 * Appends a value.
	 * @param value the value
	 */
	public void add(long value) {
		int segment = this.size >>> SHIFT;
		if ((this.size & (SEGMENT - 1)) == 0) {
			grow(segment);
		}
		this.segments[segment][this.size++ & (SEGMENT - 1)] = value;
	}

	private void grow(int segment) {
		if (segment == this.segments.length) {
			this.segments = Arrays.copyOf(this.segments, segment * 2);
		}
		this.segments[segment] = new long[SEGMENT];
	}

	/**
	 * The value of a row.
	 * @param row the row, from 0
	 * @return its value
	 */
	public long get(int row) {
		return this.segments[row >>> SHIFT][row & (SEGMENT - 1)];
	}

	/**
	 * Replaces the value of a row that is there.
	 * @param row the row, from 0
	 * @param value its new value
	 */
	public void set(int row, long value) {
		this.segments[row >>> SHIFT][row & (SEGMENT - 1)] = value;
	}

	/**
	 * How many rows there are.
	 * @return the number
	 */
	public int size() {
		return this.size;
	}

}
