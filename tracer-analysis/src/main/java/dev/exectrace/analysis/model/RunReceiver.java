package dev.exectrace.analysis.model;

/**
 * Takes run slices.
 */
public interface RunReceiver {

	/**
	 * Takes a run slice with the wait before it. The wait ended when the thread became
	 * runnable, and it was runnable until it ran. Times are nanoseconds since the
	 * window's start; threads and classes are numbers, negative for none.
	 * @param thread the virtual thread
	 * @param carrier its carrier
	 * @param start since when it ran
	 * @param duration how long it ran
	 * @param stop why it stopped
	 * @param runnable how long it had been runnable
	 * @param waker who made it runnable
	 * @param cause why it became runnable
	 * @param blocked how long it had been blocked
	 * @param reason what on
	 * @param blockerClass the class of what on
	 */
	void run(int thread, int carrier, long start, long duration, StopReason stop, long runnable, int waker,
			WakeCause cause, long blocked, WaitReason reason, int blockerClass);

}
