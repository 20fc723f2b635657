package dev.exectrace.analysis.select;

import java.util.regex.Pattern;

import dev.exectrace.analysis.model.Threads;
import dev.exectrace.analysis.model.Trace;

/**
 * The part of a trace that a view is about: some threads, in some time. Immutable.
 *
 * @param threads matches, somewhere in it, a thread's name or its group's; {@code null}
 * for all threads
 * @param from since when, in nanoseconds since the window's start
 * @param to until when, {@link Long#MAX_VALUE} for the window's end
 */
public record Selection(Pattern threads, long from, long to) {

	/** Everything. */
	public static final Selection ALL = new Selection(null, 0, Long.MAX_VALUE);

	/**
	 * Whether a thread is in it.
	 * @param trace the trace
	 * @param thread the thread's number
	 * @return whether it is
	 */
	public boolean includes(Trace trace, int thread) {
		Threads all = trace.threads();
		if (all.start(thread) >= this.to || (all.end(thread) <= this.from && this.from > 0)) {
			return false;
		}
		if (this.threads == null) {
			return true;
		}
		return this.threads.matcher(all.name(thread)).find()
				|| this.threads.matcher(all.groups().name(all.groups().group(thread))).find();
	}

	/**
	 * How much of an interval is in its time.
	 * @param start when the interval begins
	 * @param end when it ends
	 * @return nanoseconds
	 */
	public long overlap(long start, long end) {
		return Math.max(0, Math.min(end, this.to) - Math.max(start, this.from));
	}

	/**
	 * The end of its time in a trace.
	 * @param trace the trace
	 * @return nanoseconds since the window's start
	 */
	public long end(Trace trace) {
		return Math.min(this.to, trace.window());
	}

}
