package dev.exectrace.analysis.generator;

import dev.exectrace.analysis.model.ThreadState;
import dev.exectrace.analysis.model.WaitReason;

/**
 * What a thread did in a time, as the schedule has it.
 *
 * @param start since when, in nanoseconds since the window's start
 * @param end until when
 * @param state the state
 * @param reason what a blocked thread waited for
 * @param carrier the carrier of a running virtual thread, negative for none
 * @param waker who ended a wait, negative for none
 */
public record Interval(long start, long end, ThreadState state, WaitReason reason, int carrier, int waker) {

	/**
	 * How long.
	 * @return nanoseconds
	 */
	public long duration() {
		return this.end - this.start;
	}

	Interval clip(long from, long to) {
		return new Interval(Math.max(this.start, from), Math.min(this.end, to), this.state, this.reason, this.carrier,
				this.waker);
	}

}
