package dev.exectrace.loadtest.gatling;

import java.util.concurrent.atomic.LongAdder;

/**
 * How many requests were answered. Shared by the process, since Gatling creates the
 * simulation that counts.
 */
public final class AnswerCount {

	private static final AnswerCount SHARED = new AnswerCount();

	private final LongAdder ok = new LongAdder();

	private final LongAdder failed = new LongAdder();

	private AnswerCount() {
	}

	/**
	 * The count of this process.
	 * @return the count
	 */
	public static AnswerCount shared() {
		return SHARED;
	}

	void answered(boolean well) {
		(well ? this.ok : this.failed).increment();
	}

	/**
	 * How many were answered so far.
	 * @return the number
	 */
	public long ok() {
		return this.ok.sum();
	}

	/**
	 * How many failed, or were answered by an error.
	 * @return the number
	 */
	public long failed() {
		return this.failed.sum();
	}

}
