package dev.exectrace.analysis.model;

/**
 * Takes what threads did, a few intervals of one thread at a time.
 */
public interface IntervalReceiver {

	/**
	 * Whether it wants a thread's intervals. Asked once of every thread, and once more
	 * when one is first seen to carry another.
	 * @param thread the thread's number
	 * @return whether it does
	 */
	boolean wants(int thread);

	/**
	 * What threads do in the intervals that it takes.
	 * @return the state, the same at every call
	 */
	ThreadState state();

	/**
	 * Takes the intervals that come next in a thread's life.
	 * @param thread the thread's number
	 * @param intervals a cursor before the first of them, valid until this returns
	 */
	void take(int thread, Timeline intervals);

	/**
	 * Takes a whole interval after a wait without a sample or any other detail. It stands
	 * for nothing in sums by stack: its {@link Timeline#scale} is 0.
	 * @param thread the thread's number
	 * @param reason what the thread waited for, or had waited for
	 * @param start since when, in nanoseconds since the window's start
	 * @param end until when, later than that
	 */
	void takeUnsampled(int thread, WaitReason reason, long start, long end);

}
