package dev.exectrace.analysis.locks;

import java.util.List;

/**
 * One of the longest waits for a lock.
 *
 * @param thread who waited
 * @param start since when, in nanoseconds since the window's start
 * @param end until when
 * @param stack where
 * @param releaser who released the lock or handed it over, negative where not known
 * @param inferred whether the releaser is not told by the trace but the one that got the
 * lock last before
 * @param meanwhile what the releaser did in that time, the longest first
 */
public record LongWait(int thread, long start, long end, int stack, int releaser, boolean inferred,
		List<Activity> meanwhile) {

	/**
	 * How long.
	 * @return nanoseconds
	 */
	public long duration() {
		return this.end - this.start;
	}

}
