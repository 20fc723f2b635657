package dev.exectrace.analysis.mmu;

import java.util.ArrayList;
import java.util.List;

import dev.exectrace.analysis.model.Pause;
import dev.exectrace.analysis.model.Trace;
import dev.exectrace.analysis.select.Selection;

/**
 * Minimum mutator utilisation: for a length of time, the least share of it in which the
 * JVM let the application's threads run, wherever in the trace that time is. It counts
 * the pauses that stop all threads, for garbage collection and for anything else; what a
 * concurrent collector takes of the processors beside the application no trace tells.
 * Immutable, safe for several threads.
 */
public final class MutatorUtilisation {

	private static final long SHORTEST = 1_000_000;

	private final Trace trace;

	private final long from;

	private final long to;

	private final List<Pause> pauses;

	private MutatorUtilisation(Trace trace, Selection selection) {
		this.trace = trace;
		this.from = Math.max(0, selection.from());
		this.to = Math.max(this.from, selection.end(trace));
		this.pauses = trace.pauses()
			.all()
			.stream()
			.filter((pause) -> pause.end() > this.from && pause.start() < this.to)
			.toList();
	}

	/**
	 * Looks at the pauses in a part of a trace.
	 * @param trace the trace
	 * @param selection the part; its threads do not matter, as pauses stop all of them
	 * @return the utilisation
	 */
	public static MutatorUtilisation of(Trace trace, Selection selection) {
		return new MutatorUtilisation(trace, selection);
	}

	/**
	 * How long the part of the trace is.
	 * @return nanoseconds
	 */
	public long length() {
		return this.to - this.from;
	}

	/**
	 * The pauses in that part, in order of their starts.
	 * @return the pauses
	 */
	public List<Pause> pauses() {
		return this.pauses;
	}

	/**
	 * How long the threads were stopped in all.
	 * @return nanoseconds
	 */
	public long stopped() {
		return this.trace.pauses().overlap(this.from, this.to);
	}

	/**
	 * The worst window of a length. Moving a window on, its stopped time can only begin
	 * to fall where it begins with a pause's start or ends with a pause's end, so it is
	 * enough to look there.
	 * @param length the length in nanoseconds, at least 1; more than {@link #length()}
	 * counts as that
	 * @return the window
	 */
	public WorstWindow worst(long length) {
		long within = Math.clamp(length, 1, Math.max(1, length()));
		long start = this.from;
		long stopped = this.trace.pauses().overlap(start, start + within);
		for (Pause pause : this.pauses) {
			for (long candidate : new long[] { pause.end() - within, pause.start() }) {
				long at = Math.clamp(candidate, this.from, Math.max(this.from, this.to - within));
				long overlap = this.trace.pauses().overlap(at, at + within);
				if (overlap > stopped || (overlap == stopped && overlap > 0 && at < start)) {
					start = at;
					stopped = overlap;
				}
			}
		}
		return new WorstWindow(within, start, stopped);
	}

	/**
	 * The worst windows from 1 ms to the length of the part, in steps of 1, 2 and 5, and
	 * that length itself.
	 * @return the windows, the shortest first
	 */
	public List<WorstWindow> table() {
		List<WorstWindow> windows = new ArrayList<>();
		for (long decade = SHORTEST; decade < length(); decade *= 10) {
			for (long step : new long[] { 1, 2, 5 }) {
				if (decade * step < length()) {
					windows.add(worst(decade * step));
				}
			}
		}
		if (length() > 0) {
			windows.add(worst(length()));
		}
		return windows;
	}

	/**
	 * The worst windows for a smooth curve on a logarithmic axis.
	 * @param perDecade how many points a factor of ten gets
	 * @return the windows, the shortest first
	 */
	public List<WorstWindow> curve(int perDecade) {
		List<WorstWindow> windows = new ArrayList<>();
		long last = 0;
		for (int i = 0; length() > 0; i++) {
			long length = Math.min(length(), Math.round(SHORTEST * Math.pow(10, (double) i / perDecade)));
			if (length > last) {
				windows.add(worst(length));
				last = length;
			}
			if (length == length()) {
				break;
			}
		}
		return windows;
	}

	/**
	 * The longest pause in a window.
	 * @param window the window
	 * @return the pause or {@code null} where there is none
	 */
	public Pause longestPause(WorstWindow window) {
		Pause longest = null;
		for (Pause pause : this.pauses) {
			boolean inside = pause.start() < window.start() + window.length() && pause.end() > window.start();
			if (inside && (longest == null || pause.duration() > longest.duration())) {
				longest = pause;
			}
		}
		return longest;
	}

}
