package dev.exectrace.analysis.locks;

import java.util.Arrays;

import dev.exectrace.analysis.column.RowIndex;

/**
 * Who got a lock when.
 */
final class Takers {

	private int[] threads = new int[16];

	private long[] taken = new long[16];

	private int size;

	private RowIndex order;

	void add(int thread, long at) {
		if (this.size == this.threads.length) {
			this.threads = Arrays.copyOf(this.threads, this.size * 2);
			this.taken = Arrays.copyOf(this.taken, this.size * 2);
		}
		this.threads[this.size] = thread;
		this.taken[this.size++] = at;
	}

	/**
	 * Who got the lock last before a thread did that waited for it, and while it waited.
	 * @return the thread's number, negative where not known
	 */
	int holder(int waiter, long start, long end) {
		if (this.order == null) {
			this.order = RowIndex.of(this.size, 1, (row) -> 0, (row) -> this.taken[row]);
		}
		for (int at = firstFrom(end) - 1; at >= 0; at--) {
			int row = this.order.row(0, at);
			if (this.taken[row] <= start) {
				return -1;
			}
			if (this.threads[row] != waiter) {
				return this.threads[row];
			}
		}
		return -1;
	}

	private int firstFrom(long time) {
		int low = 0;
		int high = this.size;
		while (low < high) {
			int middle = (low + high) >>> 1;
			if (this.taken[this.order.row(0, middle)] < time) {
				low = middle + 1;
			}
			else {
				high = middle;
			}
		}
		return low;
	}

}
