package dev.exectrace.analysis.jfr;

import java.util.Arrays;

import dev.exectrace.analysis.column.LongIntMap;

/**
 * Numbers by the key of a constant. Small keys, as in our own chunks, are looked up in an
 * array.
 */
final class Keys {

	private static final int MAX_SMALL = 1 << 22;

	private int[] small = new int[256];

	private int used;

	private final LongIntMap large = new LongIntMap();

	void put(long key, int number) {
		if (key >= 0 && key < MAX_SMALL) {
			int index = (int) key;
			if (index >= this.small.length) {
				this.small = Arrays.copyOf(this.small, Math.max(index + 1, this.small.length * 2));
			}
			this.small[index] = number + 1;
			this.used = Math.max(this.used, index + 1);
		}
		else {
			this.large.put(key, number);
		}
	}

	/** The number or -1. */
	int get(long key) {
		if (key >= 0 && key < MAX_SMALL) {
			return (key < this.used) ? this.small[(int) key] - 1 : -1;
		}
		return this.large.get(key);
	}

	void clear() {
		Arrays.fill(this.small, 0, this.used, 0);
		this.used = 0;
		this.large.clear();
	}

}
