package dev.exectrace.analysis.model;

/**
 * A time in which the JVM had stopped all threads.
 *
 * @param start since when, in nanoseconds since the window's start
 * @param end until when
 * @param cause what for, as in {@code GC Pause} or the name of a VM operation
 * @param gc the id of the garbage collection, negative for none
 */
public record Pause(long start, long end, String cause, long gc) {

	/**
	 * How long.
	 * @return nanoseconds
	 */
	public long duration() {
		return this.end - this.start;
	}

}
