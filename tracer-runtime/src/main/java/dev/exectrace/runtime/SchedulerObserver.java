package dev.exectrace.runtime;

/**
 * Told what a {@link SchedulerSampler} has seen, by the thread that samples.
 */
public interface SchedulerObserver {

	/**
	 * A virtual thread was runnable until it ran.
	 * @param nanos for how long, in nanoseconds
	 */
	void latency(long nanos);

	/**
	 * Virtual threads are blocked.
	 * @param reason what they wait for: {@code park}, {@code network}, {@code sleep},
	 * {@code monitor}, {@code object-wait} or {@code pinned}
	 * @param threads how many there are, estimated where there are many
	 */
	void blocked(String reason, double threads);

}
