package dev.exectrace.analysis.profile;

import java.util.Arrays;

import dev.exectrace.analysis.column.LongIntMap;

/**
 * Adds up values and counts by stack, group and reason.
 */
final class ProfileRows {

	private static final int REASON_BITS = 4;

	private static final int GROUP_BITS = 27;

	private final LongIntMap rows = new LongIntMap();

	private long[] keys = new long[256];

	private double[] values = new double[256];

	private double[] counts = new double[256];

	private int size;

	private long lastKey = -1;

	private int lastRow;

	void add(int stack, int group, int reason, double value, double count) {
		add(((long) (stack - SyntheticFrame.LOWEST) << (GROUP_BITS + REASON_BITS)) | ((long) group << REASON_BITS)
				| reason, value, count);
	}

	void add(ProfileRows other) {
		for (int row = 0; row < other.size; row++) {
			add(other.keys[row], other.values[row], other.counts[row]);
		}
	}

	private void add(long key, double value, double count) {
		int row = (key == this.lastKey) ? this.lastRow : row(key);
		this.lastKey = key;
		this.lastRow = row;
		this.values[row] += value;
		this.counts[row] += count;
	}

	private int row(long key) {
		int row = this.rows.get(key);
		if (row < 0) {
			row = this.size++;
			if (row == this.keys.length) {
				this.keys = Arrays.copyOf(this.keys, row * 2);
				this.values = Arrays.copyOf(this.values, row * 2);
				this.counts = Arrays.copyOf(this.counts, row * 2);
			}
			this.keys[row] = key;
			this.rows.put(key, row);
		}
		return row;
	}

	int size() {
		return this.size;
	}

	int stack(int row) {
		return (int) (this.keys[row] >>> (GROUP_BITS + REASON_BITS)) + SyntheticFrame.LOWEST;
	}

	int group(int row) {
		return (int) (this.keys[row] >>> REASON_BITS) & ((1 << GROUP_BITS) - 1);
	}

	int reason(int row) {
		return (int) this.keys[row] & ((1 << REASON_BITS) - 1);
	}

	double exactValue(int row) {
		return this.values[row];
	}

	double exactCount(int row) {
		return this.counts[row];
	}

	long value(int row) {
		return Math.round(this.values[row]);
	}

	long count(int row) {
		return Math.round(this.counts[row]);
	}

}
