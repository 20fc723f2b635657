package dev.exectrace.analysis.model;

/**
 * Cuts a thread's life into intervals, a few at a time.
 */
interface PieceSource {

	/**
	 * Turns to a thread, to the intervals from a time on; some before it may come, too.
	 */
	void reset(int thread, long from);

	/**
	 * Adds the next intervals.
	 * @return {@code false} where there are no more; {@code true} does not promise any
	 */
	boolean advance();

}
