package dev.exectrace.analysis.jfr;

import java.util.Arrays;

import dev.exectrace.analysis.column.NaturalMergeSort;

/**
 * Where a chunk's events of one type stand, by when they ended.
 */
final class EventIndex {

	private static final int LARGEST = Integer.MAX_VALUE - 16;

	private long[] ends = new long[16];

	private int[] places = new int[16];

	private int[] order = new int[0];

	private int size;

	private int at;

	void clear() {
		this.size = 0;
		this.at = 0;
	}

	/**
	 * Adds an event.
	 * @param end when it ended, in ticks
	 * @param place where it stands
	 */
	void add(long end, int place) {
		if (this.size == this.ends.length) {
			int length = (int) Math.min(LARGEST, this.size * 3L / 2);
			this.ends = Arrays.copyOf(this.ends, length);
			this.places = Arrays.copyOf(this.places, length);
		}
		this.ends[this.size] = end;
		this.places[this.size++] = place;
	}

	/** Sorts them and begins with the first. */
	void sort() {
		if (this.order.length < this.size) {
			this.order = new int[this.ends.length];
		}
		for (int row = 0; row < this.size; row++) {
			this.order[row] = row;
		}
		new NaturalMergeSort(this.order, (row) -> this.ends[row]).sort(0, this.size);
		this.at = 0;
	}

	/** Whether all were gone through. */
	boolean isDone() {
		return this.at == this.size;
	}

	/** When the event that it is at ended, in ticks. */
	long end() {
		return this.ends[this.order[this.at]];
	}

	/** Where the event that it is at stands. */
	int place() {
		return this.places[this.order[this.at]];
	}

	void next() {
		this.at++;
	}

}
