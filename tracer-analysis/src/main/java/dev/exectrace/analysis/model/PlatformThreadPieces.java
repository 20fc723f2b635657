package dev.exectrace.analysis.model;

/**
 * The life of a platform thread, from its waits: where it is not known to wait, it runs.
 * Also that of a virtual thread where the trace has no run slices.
 */
final class PlatformThreadPieces implements PieceSource {

	private final Trace trace;

	private final Pieces pieces;

	private int thread;

	private int next;

	private int count;

	private boolean begun;

	private boolean tailed;

	private long firstActivity;

	private long lastActivity;

	PlatformThreadPieces(Trace trace, Pieces pieces) {
		this.trace = trace;
		this.pieces = pieces;
	}

	@Override
	public void reset(int thread, long from) {
		this.thread = thread;
		this.count = this.trace.waitsByThread().count(thread);
		this.tailed = false;
		this.pieces.life(this.trace.threads().start(thread), this.trace.threads().end(thread));
		findActivity();
		this.next = (from > 0) ? firstMergedBefore(from) : 0;
		this.begun = this.next > 0;
		if (this.begun) {
			this.pieces.skip(this.trace.waits().end(this.trace.waitsByThread().row(thread, this.next - 1)));
		}
	}

	/**
	 * The row after a wait that no later one reaches into, so that merging begins anew.
	 */
	private int firstMergedBefore(long from) {
		int row = this.trace.waitsByThread().before(this.thread, from, this.trace.waits()::start);
		while (row > 0 && end(row - 1) > start(row)) {
			row--;
		}
		return row;
	}

	private long start(int position) {
		return (position < this.count) ? this.trace.waits().start(this.trace.waitsByThread().row(this.thread, position))
				: Long.MAX_VALUE;
	}

	private long end(int position) {
		return this.trace.waits().end(this.trace.waitsByThread().row(this.thread, position));
	}

	private void findActivity() {
		this.firstActivity = Long.MAX_VALUE;
		this.lastActivity = Long.MIN_VALUE;
		Waits waits = this.trace.waits();
		if (this.count > 0) {
			this.firstActivity = waits.start(this.trace.waitsByThread().row(this.thread, 0));
			this.lastActivity = waits.end(this.trace.waitsByThread().row(this.thread, this.count - 1));
		}
		Samples samples = this.trace.cpuSamples();
		int sampled = this.trace.cpuSamplesByThread().count(this.thread);
		if (sampled > 0) {
			this.firstActivity = Math.min(this.firstActivity,
					samples.at(this.trace.cpuSamplesByThread().row(this.thread, 0)));
			this.lastActivity = Math.max(this.lastActivity,
					samples.at(this.trace.cpuSamplesByThread().row(this.thread, sampled - 1)));
		}
	}

	@Override
	public boolean advance() {
		if (!this.begun) {
			this.begun = true;
			head();
			return true;
		}
		if (this.next < this.count) {
			waitAndMerged();
			return true;
		}
		if (this.tailed) {
			return false;
		}
		this.tailed = true;
		tail();
		return true;
	}

	private void head() {
		Threads threads = this.trace.threads();
		if (threads.isStartKnown(this.thread)) {
			return;
		}
		LiveThread live = threads.atStart(this.thread);
		if (live != null && live.isBlocked()) {
			open(Math.min(this.firstActivity, this.pieces.limit()), live);
		}
		else if (this.firstActivity == Long.MAX_VALUE && !waitsAtEnd()) {
			this.pieces.add(this.pieces.limit(), ThreadState.UNKNOWN, WaitReason.NONE, -1, -1, WakeCause.UNKNOWN, -1,
					-1, -1, 0, true);
		}
	}

	private boolean waitsAtEnd() {
		LiveThread live = this.trace.threads().atEnd(this.thread);
		return live != null && live.isBlocked();
	}

	private void tail() {
		LiveThread live = this.trace.threads().atEnd(this.thread);
		if (live != null && live.isBlocked()) {
			running(this.lastActivity);
			open(this.pieces.limit(), live);
		}
		running(this.pieces.limit());
	}

	private void open(long to, LiveThread live) {
		this.pieces.add(to, ThreadState.BLOCKED, WaitReasons.of(live, this.trace.code()), -1, -1, WakeCause.UNKNOWN,
				live.blockerClass(), live.stack(), -1, (live.stack() >= 0) ? 1 : 0, true);
	}

	private void running(long to) {
		ThreadState state = this.trace.facts().level().isEmpty() ? ThreadState.UNKNOWN : ThreadState.RUNNING;
		this.pieces.add(to, state, WaitReason.NONE, -1, -1, WakeCause.UNKNOWN, -1, -1, -1, 1, false);
	}

	/** One wait, which several events may tell of: the outer ones say what it was for. */
	private void waitAndMerged() {
		Waits waits = this.trace.waits();
		int outer = this.trace.waitsByThread().row(this.thread, this.next++);
		long start = waits.start(outer);
		long end = waits.end(outer);
		int told = outer;
		int sampled = outer;
		while (this.next < this.count) {
			int row = this.trace.waitsByThread().row(this.thread, this.next);
			if (waits.start(row) >= end) {
				break;
			}
			end = Math.max(end, waits.end(row));
			if (waits.weight(row) != Waits.EXACT && (waits.weight(sampled) == Waits.EXACT || waits.weight(row) > 0)) {
				sampled = row;
			}
			if (waits.stack(told) < 0 && waits.stack(row) >= 0) {
				told = row;
			}
			if (waits.reason(outer) == WaitReason.PARK && waits.reason(row) != WaitReason.PARK) {
				outer = row;
			}
			this.next++;
		}
		running(start);
		double scale = 1;
		if (waits.weight(sampled) != Waits.EXACT) {
			scale = (waits.duration(sampled) > 0) ? (double) waits.weight(sampled) / waits.duration(sampled) : 0;
		}
		WaitDetail detail = waits.detail(outer);
		int wakeup = wakeup(start, end);
		int waker = (wakeup >= 0) ? this.trace.wakeups().waker(wakeup) : (detail != null) ? detail.holder() : -1;
		WakeCause cause = (wakeup >= 0) ? WakeCause.UNPARK : WakeCause.UNKNOWN;
		long ready = (wakeup >= 0) ? this.trace.wakeups().at(wakeup) : end;
		int row = (waits.detail(told) != null) ? told : outer;
		this.pieces.add(ready, ThreadState.BLOCKED, waits.reason(outer), -1, waker, cause, waits.blockerClass(outer),
				waits.stack(told), row, scale, false);
		this.pieces.add(end, ThreadState.RUNNABLE, waits.reason(outer), -1, waker, cause, -1, waits.stack(told), -1,
				scale, false);
	}

	private int wakeup(long from, long to) {
		int low = 0;
		int high = this.trace.wakeupsByWakee().count(this.thread);
		while (low < high) {
			int middle = (low + high) >>> 1;
			if (this.trace.wakeups().at(this.trace.wakeupsByWakee().row(this.thread, middle)) < from) {
				low = middle + 1;
			}
			else {
				high = middle;
			}
		}
		if (low == this.trace.wakeupsByWakee().count(this.thread)) {
			return -1;
		}
		int row = this.trace.wakeupsByWakee().row(this.thread, low);
		return (this.trace.wakeups().at(row) <= to) ? row : -1;
	}

}
