package dev.exectrace.analysis.column;

/**
 * A growing column of durations in nanoseconds. Those under 2.1 seconds, nearly all, take
 * four bytes; the longer ones stand in a second column.
 */
public final class DurationColumn {

	private final IntColumn small = new IntColumn();

	private final LongColumn large = new LongColumn();

	/**
	 * Appends a duration.
	 * @param nanos the duration in nanoseconds, at least 0
	 */
	public void add(long nanos) {
		if (nanos <= Integer.MAX_VALUE) {
			this.small.add((int) nanos);
		}
		else {
			this.small.add(-1 - this.large.size());
			this.large.add(nanos);
		}
	}

	/**
	 * The duration of a row.
	 * @param row the row, from 0
	 * @return its duration in nanoseconds
	 */
	public long get(int row) {
		int value = this.small.get(row);
		return (value >= 0) ? value : this.large.get(-1 - value);
	}

	/**
	 * How many rows there are.
	 * @return the number
	 */
	public int size() {
		return this.small.size();
	}

}
