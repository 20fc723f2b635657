package dev.exectrace.analysis.jfr;

/**
 * In which order events are read.
 */
public enum EventOrder {

	/** As they stand in the file: those of a thread in order, by blocks. The fastest. */
	FILE,

	/**
	 * By when they ended, as they were written. One that was written more than 0.2 s
	 * after it ended comes late, and in a file with a damaged header of a chunk the order
	 * holds only in each chunk.
	 */
	TIME

}
