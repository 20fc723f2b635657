package dev.exectrace.analysis.column;

import java.util.Arrays;

/**
 * A growing column of small numbers, a byte each. It grows by segments, so growing copies
 * nothing and needs no second copy's memory. Not for several writers; readers need a safe
 * publication.
 */
public final class ByteColumn {

	private static final int SHIFT = 16;

	private static final int SEGMENT = 1 << SHIFT;

	private byte[][] segments = new byte[16][];

	private int size;

	/**
	 * Appends a value.
	 * @param value the value, from 0 to 255
	 */
	public void add(int value) {
		int segment = this.size >>> SHIFT;
		if ((this.size & (SEGMENT - 1)) == 0) {
			grow(segment);
		}
		this.segments[segment][this.size++ & (SEGMENT - 1)] = (byte) value;
	}

	private void grow(int segment) {
		if (segment == this.segments.length) {
			this.segments = Arrays.copyOf(this.segments, segment * 2);
		}
		this.segments[segment] = new byte[SEGMENT];
	}

	/**
	 * The value of a row.
	 * @param row the row, from 0
	 * @return its value, from 0 to 255
	 */
	public int get(int row) {
		return this.segments[row >>> SHIFT][row & (SEGMENT - 1)] & 0xff;
	}

	/**
	 * How many rows there are.
	 * @return the number
	 */
	public int size() {
		return this.size;
	}

}
