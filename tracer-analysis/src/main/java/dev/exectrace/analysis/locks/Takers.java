package dev.exectrace.analysis.locks;

import java.util.Arrays;

import dev.exectrace.analysis.column.RowIndex;

/**
 * Who got a lock when. Of a virtual thread that waits for a monitor the trace does not
 * tell who released it, as the JVM passes that on by a thread of its own. But whoever got
 * it last, while that thread was waiting already, held it until then.
 */
final class Takers {

	private int[] threads = new int[16];

	private long[] waitedSince = new long[16];

	private long[] taken = new long[16];

	private boolean[] released = new boolean[16];

	private int size;

	private RowIndex order;

	void add(Wait wait) {
		if (this.size == this.threads.length) {
			int length = this.size * 2;
			this.threads = Arrays.copyOf(this.threads, length);
			this.waitedSince = Arrays.copyOf(this.waitedSince, length);
			this.taken = Arrays.copyOf(this.taken, length);
			this.released = Arrays.copyOf(this.released, length);
		}
		this.threads[this.size] = wait.thread();
		this.waitedSince[this.size] = wait.start();
		this.taken[this.size] = wait.end();
		this.released[this.size] = wait.waker() >= 0;
		this.size++;
	}

	/** Passes on the holder and the time of every wait whose releaser the trace lacks. */
	void inferred(HolderConsumer consumer) {
		for (int row = 0; row < this.size; row++) {
			if (!this.released[row]) {
				int holder = holder(this.threads[row], this.waitedSince[row], this.taken[row]);
				if (holder >= 0) {
					consumer.accept(holder, this.taken[row] - this.waitedSince[row]);
				}
			}
		}
	}

	/**
	 * Who held the lock at the end of a wait.
	 * @return the thread's number, negative where not known
	 */
	int holder(int waiter, long start, long end) {
		if (this.order == null) {
			this.order = RowIndex.of(this.size, 1, (row) -> 0, (row) -> this.taken[row]);
		}
		int low = 0;
		int high = this.size;
		while (low < high) {
			int middle = (low + high) >>> 1;
			if (this.taken[this.order.row(0, middle)] < end) {
				low = middle + 1;
			}
			else {
				high = middle;
			}
		}
		if (low == 0) {
			return -1;
		}
		int row = this.order.row(0, low - 1);
		return (this.taken[row] > start && this.threads[row] != waiter) ? this.threads[row] : -1;
	}

	/**
	 * Takes in a holder.
	 */
	interface HolderConsumer {

		void accept(int holder, long waited);

	}

}
