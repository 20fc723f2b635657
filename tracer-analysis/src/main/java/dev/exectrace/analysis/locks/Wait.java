package dev.exectrace.analysis.locks;

/**
 * A wait, as far as it lies in the selected time.
 *
 * @param thread who waited
 * @param start since when
 * @param end until when
 * @param stack where
 * @param waker who ended it, negative where not known
 * @param inferred whether the trace does not tell the waker
 * @param address where the lock was in memory, 0 where not known
 * @param unfinished whether the trace ended before it
 */
record Wait(int thread, long start, long end, int stack, int waker, boolean inferred, long address,
		boolean unfinished) {

	long duration() {
		return this.end - this.start;
	}

}
