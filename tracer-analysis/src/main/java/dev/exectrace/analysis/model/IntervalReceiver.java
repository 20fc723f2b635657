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

}
