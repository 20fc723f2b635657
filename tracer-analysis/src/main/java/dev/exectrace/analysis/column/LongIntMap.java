package dev.exectrace.analysis.column;

import java.util.Arrays;

/**
 * Numbers by key, 12 to 24 bytes an entry. Not for several writers.
 */
public final class LongIntMap {

	private long[] keys = new long[64];

	private int[] values = new int[64];

	private int size;

	private int zero = -1;

	/**
	 * The number of a key.
	 * @param key the key
	 * @return its number, -1 where there is none
	 */
	public int get(long key) {
		if (key == 0) {
			return this.zero;
		}
		int mask = this.keys.length - 1;
		for (int slot = hash(key) & mask;; slot = (slot + 1) & mask) {
			if (this.keys[slot] == key) {
				return this.values[slot];
			}
			if (this.keys[slot] == 0) {
				return -1;
			}
		}
	}

	/**
	 * Sets the number of a key.
	 * @param key the key
	 * @param value its number, at least 0
	 */
	public void put(long key, int value) {
		if (key == 0) {
			this.zero = value;
			return;
		}
		if (this.size * 2 >= this.keys.length) {
			grow();
		}
		int mask = this.keys.length - 1;
		int slot = hash(key) & mask;
		while (this.keys[slot] != 0 && this.keys[slot] != key) {
			slot = (slot + 1) & mask;
		}
		if (this.keys[slot] == 0) {
			this.keys[slot] = key;
			this.size++;
		}
		this.values[slot] = value;
	}

	private void grow() {
		long[] oldKeys = this.keys;
		int[] oldValues = this.values;
		this.keys = new long[oldKeys.length * 2];
		this.values = new int[oldKeys.length * 2];
		this.size = 0;
		for (int slot = 0; slot < oldKeys.length; slot++) {
			if (oldKeys[slot] != 0) {
				put(oldKeys[slot], oldValues[slot]);
			}
		}
	}

	/** Forgets every key. */
	public void clear() {
		if (this.size > 0) {
			Arrays.fill(this.keys, 0);
		}
		this.size = 0;
		this.zero = -1;
	}

	private static int hash(long key) {
		return (int) (key * 0x9E3779B97F4A7C15L >>> 33);
	}

}
