package dev.exectrace.analysis.mmu;

/**
 * Of all windows of a length, one in which the threads were stopped the longest. Times
 * are nanoseconds since the trace's window began.
 *
 * @param length how long the window is
 * @param start when it begins
 * @param stopped how long the threads were stopped in it
 */
public record WorstWindow(long length, long start, long stopped) {

	/**
	 * The share of the window in which threads could run.
	 * @return 0 to 1
	 */
	public double utilisation() {
		return 1 - (double) this.stopped / this.length;
	}

}
