package dev.exectrace.analysis.tile;

import java.util.function.IntToLongFunction;

import dev.exectrace.analysis.column.RowIndex;
import dev.exectrace.analysis.model.Runs;
import dev.exectrace.analysis.model.Trace;
import dev.exectrace.analysis.model.Wakeups;

/**
 * Whom each thread woke, in order of time.
 */
final class WakesByWaker {

	private final Trace trace;

	private final RowIndex runs;

	private final RowIndex wakeups;

	WakesByWaker(Trace trace) {
		this.trace = trace;
		int threads = trace.threads().count();
		this.runs = RowIndex.of(trace.runs().count(), threads, trace.runs()::waker, this::readyAt);
		this.wakeups = RowIndex.of(trace.wakeups().count(), threads, trace.wakeups()::waker, trace.wakeups()::at);
	}

	private long readyAt(int run) {
		return this.trace.runs().start(run) - this.trace.runs().runnable(run);
	}

	/** Hands out those from one time to another, in two orders: virtual threads first. */
	void forEach(int waker, long from, long to, Receiver receiver) {
		Runs runs = this.trace.runs();
		each(this.runs, waker, from, to, this::readyAt, (run, at) -> receiver.woke(runs.thread(run), at));
		Wakeups wakeups = this.trace.wakeups();
		each(this.wakeups, waker, from, to, wakeups::at, (row, at) -> receiver.woke(wakeups.wakee(row), at));
	}

	private static void each(RowIndex index, int waker, long from, long to, IntToLongFunction time, Receiver receiver) {
		int count = index.count(waker);
		for (int i = index.before(waker, from, time); i < count; i++) {
			long at = time.applyAsLong(index.row(waker, i));
			if (at >= to) {
				return;
			}
			if (at >= from && !receiver.woke(index.row(waker, i), at)) {
				return;
			}
		}
	}

	/**
	 * Receives who was woken and when.
	 */
	@FunctionalInterface
	interface Receiver {

		/** Returns whether to go on. */
		boolean woke(int wakee, long at);

	}

}
