package dev.exectrace.analysis.breakdown;

import dev.exectrace.analysis.model.ThreadState;
import dev.exectrace.analysis.model.Timeline;
import dev.exectrace.analysis.model.Trace;
import dev.exectrace.analysis.model.WaitReason;
import dev.exectrace.analysis.select.Selection;

/**
 * Where the time of some threads went, in nanoseconds: the states add up to the total.
 * Mutable, for one thread.
 */
public final class Breakdown {

	private final long[] states = new long[ThreadState.values().length];

	private final long[] blocked = new long[WaitReason.values().length];

	private final long[] waits = new long[WaitReason.values().length];

	private long total;

	private long slices;

	/**
	 * Adds what a thread did.
	 * @param trace the trace
	 * @param timeline the cursor to use, on any thread
	 * @param thread the thread's number
	 * @param selection the time to look at
	 */
	public void add(Trace trace, Timeline timeline, int thread, Selection selection) {
		timeline.reset(thread);
		while (timeline.next()) {
			long from = Math.max(timeline.start(), selection.from());
			long to = Math.min(timeline.end(), selection.to());
			if (to > from) {
				add(trace, timeline, from, to);
			}
		}
	}

	/**
	 * Adds a part of the interval that a cursor stands on.
	 * @param trace the trace
	 * @param timeline the cursor
	 * @param from since when
	 * @param to until when
	 */
	public void add(Trace trace, Timeline timeline, long from, long to) {
		long length = to - from;
		ThreadState state = timeline.state();
		this.total += length;
		switch (state) {
			case BLOCKED -> {
				this.blocked[timeline.reason().ordinal()] += length;
				this.waits[timeline.reason().ordinal()]++;
			}
			case RUNNING, RUNNABLE -> {
				long stopped = trace.pauses().overlap(from, to);
				this.states[ThreadState.STOPPED.ordinal()] += stopped;
				length -= stopped;
				if (state == ThreadState.RUNNING) {
					this.slices++;
				}
			}
			default -> {
			}
		}
		this.states[state.ordinal()] += length;
	}

	/**
	 * Adds another one.
	 * @param other the other one
	 */
	public void add(Breakdown other) {
		this.total += other.total;
		this.slices += other.slices;
		for (int i = 0; i < this.states.length; i++) {
			this.states[i] += other.states[i];
		}
		for (int i = 0; i < this.blocked.length; i++) {
			this.blocked[i] += other.blocked[i];
			this.waits[i] += other.waits[i];
		}
	}

	/**
	 * The life of the threads in the selected time.
	 * @return nanoseconds
	 */
	public long total() {
		return this.total;
	}

	/**
	 * The time in a state.
	 * @param state the state
	 * @return nanoseconds
	 */
	public long in(ThreadState state) {
		return this.states[state.ordinal()];
	}

	/**
	 * The time blocked for a reason.
	 * @param reason the reason
	 * @return nanoseconds
	 */
	public long blocked(WaitReason reason) {
		return this.blocked[reason.ordinal()];
	}

	/**
	 * How many waits there were for a reason.
	 * @param reason the reason
	 * @return the number
	 */
	public long waits(WaitReason reason) {
		return this.waits[reason.ordinal()];
	}

	/**
	 * How many intervals of running there were.
	 * @return the number
	 */
	public long slices() {
		return this.slices;
	}

}
