package dev.exectrace.loadtest.trace;

/**
 * A virtual thread's time from its stop until it was made ready. Times are nanoseconds
 * since the epoch.
 *
 * @param thread the virtual thread's id
 * @param start when it began
 * @param end when it ended
 * @param reason why
 * @param blockerClass the class of what it waited on, empty where nobody knows
 */
public record Block(long thread, long start, long end, String reason, String blockerClass) {

	/**
	 * How long it took.
	 * @return the nanoseconds
	 */
	public long nanos() {
		return this.end - this.start;
	}

}
