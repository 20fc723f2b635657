package dev.exectrace.analysis.tile;

import java.util.ArrayList;
import java.util.List;

import dev.exectrace.analysis.model.Timeline;
import dev.exectrace.analysis.model.Trace;
import dev.exectrace.analysis.model.WakeCause;

/**
 * The wake-ups around slices. What each thread woke is indexed when it is asked for the
 * first time. Safe for several threads.
 */
public final class Wakes {

	private final TraceIndex index;

	private final Trace trace;

	private volatile WakesByWaker byWaker;

	/**
	 * Reads the wake-ups of a trace.
	 * @param index the trace's index
	 */
	public Wakes(TraceIndex index) {
		this.index = index;
		this.trace = index.trace();
	}

	/**
	 * The wake-up that ended a wait, or that a thread ran after.
	 * @param slice a slice of a thread
	 * @return the wake-up, {@code null} where the trace does not tell
	 */
	public Wake to(Slice slice) {
		int thread = this.index.rows().thread(slice.row());
		Timeline timeline = (thread >= 0) ? SliceTimeline.at(this.trace, thread, slice) : null;
		if (timeline == null || timeline.waker() < 0 || timeline.waker() == thread
				|| timeline.cause() == WakeCause.YIELD) {
			return null;
		}
		long at = at(slice);
		int waker = this.index.rows().ofThread(timeline.waker());
		return new Wake(at, waker, wakerSlice(waker, at), slice.row(), this.index.sliceAt(slice.row(), at));
	}

	/** A wait may end when the one who ended it is gone already. */
	private int wakerSlice(int row, long at) {
		long last = this.trace.threads().end(this.index.rows().thread(row)) - 1;
		return this.index.sliceAt(row, Math.min(at, last));
	}

	/** When the wait ended that the slice is, or that came before it. */
	private long at(Slice slice) {
		if (SliceKind.isBlocked(slice.kind())) {
			return slice.end();
		}
		Slice at = slice;
		while (!at.first() && !SliceKind.isBlocked(at.kind()) && at.kind() != SliceKind.RUNNABLE) {
			at = this.index.slice(at.id() - 1);
		}
		return SliceKind.isBlocked(at.kind()) ? at.end() : at.start();
	}

	/**
	 * The wake-ups that a thread did in a slice.
	 * @param slice a slice of a thread
	 * @param most how many to find at most
	 * @return the wake-ups
	 */
	public List<Wake> from(Slice slice, int most) {
		List<Wake> wakes = new ArrayList<>();
		int thread = this.index.rows().thread(slice.row());
		if (thread >= 0 && most > 0) {
			byWaker().forEach(thread, slice.start(), slice.end(), (wakee, at) -> {
				int row = this.index.rows().ofThread(wakee);
				wakes.add(new Wake(at, slice.row(), slice.id(), row, this.index.sliceAt(row, at)));
				return wakes.size() < most;
			});
		}
		return wakes;
	}

	private WakesByWaker byWaker() {
		if (this.byWaker == null) {
			synchronized (this) {
				if (this.byWaker == null) {
					this.byWaker = new WakesByWaker(this.trace);
				}
			}
		}
		return this.byWaker;
	}

}
