package dev.exectrace.demo.work;

import java.util.concurrent.locks.ReentrantLock;

/**
 * A sum that all requests add to, under one lock, after some computing.
 */
final class SharedSum {

	private static final int ROUNDS = 2000;

	private final ReentrantLock lock = new ReentrantLock();

	private long value;

	void add() {
		this.lock.lock();
		try {
			this.value += spin();
		}
		finally {
			this.lock.unlock();
		}
	}

	private static long spin() {
		long x = 88172645463325252L;
		for (int i = 0; i < ROUNDS; i++) {
			x ^= x << 13;
			x ^= x >>> 7;
			x ^= x << 17;
		}
		return x;
	}

}
