package dev.exectrace.autoconfigure.flightrecorder;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * Tries something again, after twice the time whenever it has failed soon. Safe for use
 * by several threads.
 */
class Retry {

	private static final Duration SHORTEST = Duration.ofSeconds(1);

	private static final Duration LONGEST = Duration.ofMinutes(5);

	private final Runnable action;

	private Duration next = SHORTEST;

	private boolean tried;

	private long startedAt = System.nanoTime();

	Retry(Runnable action) {
		this.action = action;
	}

	/**
	 * Has the action run, by a thread of the common pool.
	 * @return when
	 */
	synchronized Duration schedule() {
		if (System.nanoTime() - this.startedAt > LONGEST.toNanos()) {
			this.next = SHORTEST;
		}
		Duration delay = this.next;
		this.next = min(delay.multipliedBy(2), LONGEST);
		this.tried = true;
		CompletableFuture.delayedExecutor(delay.toMillis(), TimeUnit.MILLISECONDS).execute(this.action);
		return delay;
	}

	/**
	 * Says that it has succeeded.
	 * @return whether it had failed before
	 */
	synchronized boolean started() {
		boolean again = this.tried;
		this.tried = false;
		this.startedAt = System.nanoTime();
		return again;
	}

	private static Duration min(Duration left, Duration right) {
		return (left.compareTo(right) < 0) ? left : right;
	}

}
