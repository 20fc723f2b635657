package dev.exectrace.analysis.model;

import dev.exectrace.analysis.column.IntColumn;

/**
 * The run slices of one carrier, in the order in which they came.
 */
final class CarrierRows {

	private final IntColumn rows = new IntColumn();

	private long last = Long.MIN_VALUE;

	private boolean sorted = true;

	void add(int row, long start) {
		this.rows.add(row);
		this.sorted &= start >= this.last;
		this.last = start;
	}

	int count() {
		return this.rows.size();
	}

	void copyTo(int[] target, int from) {
		this.rows.copyTo(target, from);
	}

	/** Whether they came in order of time. */
	boolean isSorted() {
		return this.sorted;
	}

}
