package dev.exectrace.analysis.model;

import dev.exectrace.analysis.column.IntColumn;
import dev.exectrace.analysis.column.LongColumn;

/**
 * Wake-ups of platform threads, a row each. Those of virtual threads stand in
 * {@link Runs}.
 */
public final class Wakeups {

	private final LongColumn at = new LongColumn();

	private final IntColumn waker = new IntColumn();

	private final IntColumn wakee = new IntColumn();

	Wakeups() {
	}

	void add(long at, int waker, int wakee) {
		this.at.add(at);
		this.waker.add(waker);
		this.wakee.add(wakee);
	}

	/**
	 * How many rows there are.
	 * @return the number
	 */
	public int count() {
		return this.at.size();
	}

	/**
	 * When.
	 * @param row the row
	 * @return nanoseconds since the window's start
	 */
	public long at(int row) {
		return this.at.get(row);
	}

	/**
	 * Who did it.
	 * @param row the row
	 * @return the thread's number
	 */
	public int waker(int row) {
		return this.waker.get(row);
	}

	/**
	 * Whom it woke.
	 * @param row the row
	 * @return the thread's number
	 */
	public int wakee(int row) {
		return this.wakee.get(row);
	}

}
