package dev.exectrace.analysis.export.timeline;

import dev.exectrace.analysis.model.ThreadState;
import dev.exectrace.analysis.model.Timeline;
import dev.exectrace.analysis.model.WakeCause;

/**
 * Finds, along a thread's timeline, the intervals that begin with a wake-up. For one
 * thread.
 */
public final class Wakes {

	private int thread;

	private boolean blocked;

	private boolean first;

	private int blockedWaker;

	/**
	 * Begins a thread.
	 * @param thread its number
	 */
	public void reset(int thread) {
		this.thread = thread;
		this.blocked = false;
		this.first = true;
		this.blockedWaker = -1;
	}

	/**
	 * Goes on to an interval.
	 * @param timeline the cursor on it
	 * @return who woke the thread when it began, negative for nobody
	 */
	public int next(Timeline timeline) {
		int waker = -1;
		ThreadState state = timeline.state();
		if (this.blocked) {
			waker = (state != ThreadState.BLOCKED) ? this.blockedWaker : -1;
		}
		else if (state == ThreadState.RUNNABLE && timeline.cause() != WakeCause.YIELD
				|| this.first && timeline.cause() == WakeCause.START) {
			waker = timeline.waker();
		}
		this.blocked = state == ThreadState.BLOCKED && !(timeline.isOpen() && timeline.waker() < 0);
		this.blockedWaker = timeline.waker();
		this.first = false;
		return (waker != this.thread) ? waker : -1;
	}

}
