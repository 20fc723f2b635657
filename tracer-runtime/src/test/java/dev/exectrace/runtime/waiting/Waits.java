package dev.exectrace.runtime.waiting;

import java.io.PrintWriter;
import java.util.concurrent.locks.LockSupport;

/**
 * The waits of some virtual threads, as they see them themselves.
 */
final class Waits {

	static final long ANYBODY = -1;

	private final Thread[] threads;

	private final long[] begins;

	private final long[] elapsed;

	private final long[] wakers;

	Waits(int count) {
		this.threads = new Thread[count];
		this.begins = new long[count];
		this.elapsed = new long[count];
		this.wakers = new long[count];
	}

	int count() {
		return this.threads.length;
	}

	Thread thread(int index) {
		return this.threads[index];
	}

	/** Starts the threads; each waits once. */
	void start(Wait wait) {
		for (int i = 0; i < this.threads.length; i++) {
			int index = i;
			this.threads[i] = Thread.ofVirtual().name("waiter-" + i).unstarted(() -> {
				begin(index);
				try {
					this.wakers[index] = wait.run(index);
				}
				catch (Exception ex) {
					throw new IllegalStateException(ex);
				}
				this.elapsed[index] = System.nanoTime() - this.begins[index];
			});
		}
		for (Thread thread : this.threads) {
			thread.start();
		}
	}

	/** The wait begins only now; what was before was no part of it. */
	void begin(int index) {
		this.begins[index] = System.nanoTime();
	}

	/** Waits until every thread is in one of the given states. */
	void awaitStates(Thread.State... states) {
		for (Thread thread : this.threads) {
			while (!isIn(thread.getState(), states)) {
				LockSupport.parkNanos(100_000);
			}
		}
	}

	private static boolean isIn(Thread.State state, Thread.State[] states) {
		for (Thread.State candidate : states) {
			if (state == candidate) {
				return true;
			}
		}
		return false;
	}

	void join() throws InterruptedException {
		for (Thread thread : this.threads) {
			thread.join();
		}
	}

	void write(Way way, PrintWriter account) {
		for (int i = 0; i < this.threads.length; i++) {
			account.println(way + "\t" + this.threads[i].threadId() + "\t" + this.elapsed[i] + "\t" + this.wakers[i]);
		}
	}

	/**
	 * One wait.
	 */
	@FunctionalInterface
	interface Wait {

		/**
		 * Waits.
		 * @return the id of the thread that let it go, or {@link Waits#ANYBODY}
		 */
		long run(int index) throws Exception;

	}

}
