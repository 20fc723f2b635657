package dev.exectrace.analysis.model;

/**
 * Cuts a thread's life into intervals, a few at a time.
 */
interface PieceSource {

	void reset(int thread);

	/**
	 * Adds the next intervals.
	 * @return {@code false} where there are no more; {@code true} does not promise any
	 */
	boolean advance();

}
