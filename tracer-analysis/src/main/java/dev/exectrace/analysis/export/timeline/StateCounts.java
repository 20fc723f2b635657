package dev.exectrace.analysis.export.timeline;

import dev.exectrace.analysis.model.ThreadState;

/**
 * How many threads were in a state over time: the average of each of some equal spans, so
 * that the memory does not grow with the trace. Not for several threads.
 */
public final class StateCounts {

	private static final int STATES = ThreadState.values().length;

	private final long from;

	private final long to;

	private final long width;

	private final int spans;

	/** Time in spans that an interval covers in part. */
	private final long[][] partial;

	/** Changes of the number of intervals that cover a span whole. */
	private final long[][] whole;

	/**
	 * Counts over a time.
	 * @param from since when
	 * @param to until when
	 * @param most how many spans there are to be at most
	 */
	public StateCounts(long from, long to, int most) {
		this.from = from;
		this.to = to;
		long length = Math.max(0, to - from);
		this.width = Math.max(1, Math.ceilDiv(length, most));
		this.spans = (int) Math.ceilDiv(length, this.width);
		this.partial = new long[STATES][this.spans];
		this.whole = new long[STATES][this.spans + 1];
	}

	/**
	 * Adds a thread's interval.
	 * @param state its state
	 * @param start since when, within the time
	 * @param end until when, within the time
	 */
	public void add(ThreadState state, long start, long end) {
		long[] parts = this.partial[state.ordinal()];
		int first = (int) ((start - this.from) / this.width);
		int last = (int) ((end - 1 - this.from) / this.width);
		if (first == last) {
			parts[first] += end - start;
			return;
		}
		parts[first] += end(first) - start;
		parts[last] += end - start(last);
		this.whole[state.ordinal()][first + 1]++;
		this.whole[state.ordinal()][last]--;
	}

	/**
	 * Gives the averages.
	 * @param state the state
	 * @return a number for each span
	 */
	public double[] averages(ThreadState state) {
		double[] averages = new double[this.spans];
		long covering = 0;
		for (int span = 0; span < this.spans; span++) {
			covering += this.whole[state.ordinal()][span];
			averages[span] = covering + (double) this.partial[state.ordinal()][span] / (end(span) - start(span));
		}
		return averages;
	}

	/**
	 * How many spans there are.
	 * @return the number
	 */
	public int spans() {
		return this.spans;
	}

	/**
	 * When a span begins.
	 * @param span its number
	 * @return nanoseconds since the window's start
	 */
	public long start(int span) {
		return this.from + span * this.width;
	}

	/**
	 * When a span ends.
	 * @param span its number
	 * @return nanoseconds since the window's start
	 */
	public long end(int span) {
		return Math.min(this.to, this.from + (span + 1) * this.width);
	}

}
