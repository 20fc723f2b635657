package dev.exectrace.analysis.column;

import java.util.Arrays;

/**
 * A growing column of ints. It grows by segments, so growing copies nothing and needs no
 * second copy's memory. Not for several writers; readers need a safe publication.
 */
public final class IntColumn {

	private static final int SHIFT = 16;

	private static final int SEGMENT = 1 << SHIFT;

	private int[][] segments = new int[16][];

	private int size;

	/**
	 * Appends a value.
	 * @param value the value
	 */
	public void add(int value) {
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
		this.segments[segment] = new int[SEGMENT];
	}

	/**
	 * The value of a row.
	 * @param row the row, from 0
	 * @return its value
	 */
	public int get(int row) {
		return this.segments[row >>> SHIFT][row & (SEGMENT - 1)];
	}

	/**
	 * Replaces the value of a row that is there.
	 * @param row the row, from 0
	 * @param value its new value
	 */
	public void set(int row, int value) {
		this.segments[row >>> SHIFT][row & (SEGMENT - 1)] = value;
	}

	/**
	 * Copies all values.
	 * @param target where to
	 * @param from where the first is to stand
	 */
	public void copyTo(int[] target, int from) {
		for (int row = 0; row < this.size; row += SEGMENT) {
			System.arraycopy(this.segments[row >>> SHIFT], 0, target, from + row, Math.min(SEGMENT, this.size - row));
		}
	}

	/**
	 * How many rows there are.
	 * @return the number
	 */
	public int size() {
		return this.size;
	}

}
