package dev.exectrace.analysis.task;

import dev.exectrace.analysis.model.ThreadState;
import dev.exectrace.analysis.model.WaitReason;

/**
 * Where the time of tasks went, in nanoseconds: each instant counts once, as what moved
 * the task on, so the parts add up to the total. Mutable, for one thread.
 */
public final class TaskTime {

	private final long[] states = new long[ThreadState.values().length];

	private final long[] blocked = new long[WaitReason.values().length];

	private long unattended;

	void add(ThreadState state, WaitReason reason, long nanos) {
		this.states[state.ordinal()] += nanos;
		if (state == ThreadState.BLOCKED) {
			this.blocked[reason.ordinal()] += nanos;
		}
	}

	void unattended(long nanos) {
		this.unattended += nanos;
	}

	void add(TaskTime other) {
		for (int i = 0; i < this.states.length; i++) {
			this.states[i] += other.states[i];
		}
		for (int i = 0; i < this.blocked.length; i++) {
			this.blocked[i] += other.blocked[i];
		}
		this.unattended += other.unattended;
	}

	/**
	 * The length of the tasks in the selected time.
	 * @return nanoseconds
	 */
	public long total() {
		long total = this.unattended;
		for (long state : this.states) {
			total += state;
		}
		return total;
	}

	/**
	 * The time in which the tasks were in a state: running where any thread ran for them,
	 * else runnable where any was runnable, else blocked.
	 * @param state the state
	 * @return nanoseconds
	 */
	public long in(ThreadState state) {
		return this.states[state.ordinal()];
	}

	/**
	 * The time in which all threads that worked on a task were blocked, by what the one
	 * waited for that had taken it up last.
	 * @param reason the reason
	 * @return nanoseconds
	 */
	public long blocked(WaitReason reason) {
		return this.blocked[reason.ordinal()];
	}

	/**
	 * The time in which no thread is known to have worked on the tasks: they lay in a
	 * queue, or the threads that did were not told to.
	 * @return nanoseconds
	 */
	public long unattended() {
		return this.unattended;
	}

	/**
	 * What most of the time went into.
	 * @return as in {@code blocked (sleep)}, {@code running} or {@code unattended}
	 */
	public String most() {
		String most = "unattended";
		long longest = this.unattended;
		for (ThreadState state : ThreadState.values()) {
			if (state != ThreadState.BLOCKED && in(state) > longest) {
				longest = in(state);
				most = state.label();
			}
		}
		for (WaitReason reason : WaitReason.values()) {
			if (blocked(reason) > longest) {
				longest = blocked(reason);
				most = ThreadState.BLOCKED.label() + " (" + reason.label() + ")";
			}
		}
		return most;
	}

}
