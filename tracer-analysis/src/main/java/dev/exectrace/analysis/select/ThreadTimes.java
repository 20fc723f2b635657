package dev.exectrace.analysis.select;

import dev.exectrace.analysis.column.Spans;

/**
 * From when to when each thread counts, as where it worked on something.
 */
@FunctionalInterface
public interface ThreadTimes {

	/** All the time. */
	ThreadTimes ALWAYS = (thread) -> Spans.ALWAYS;

	/**
	 * From when to when a thread counts.
	 * @param thread the thread's number
	 * @return the times, none where it does not count at all
	 */
	Spans of(int thread);

}
