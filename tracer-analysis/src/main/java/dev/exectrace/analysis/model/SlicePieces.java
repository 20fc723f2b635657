package dev.exectrace.analysis.model;

/**
 * Cuts the life of a virtual thread into intervals, a run slice after the other, with the
 * waits that go with them.
 */
final class SlicePieces {

	private final Trace trace;

	private final Pieces pieces;

	private int thread;

	private boolean ran;

	private int nextWait;

	private int waitCount;

	private int wait;

	private int stack;

	private StopReason stopped;

	private int lastCarrier;

	SlicePieces(Trace trace, Pieces pieces) {
		this.trace = trace;
		this.pieces = pieces;
	}

	/** Turns to a thread, before its first slice. */
	void begin(int thread) {
		turn(thread);
		this.ran = false;
		this.stopped = StopReason.UNKNOWN;
		this.lastCarrier = -1;
		this.nextWait = 0;
	}

	/**
	 * Turns to a thread, behind one of its slices.
	 * @param end when that ended
	 * @param stopped why
	 * @param carrier on which carrier
	 */
	void resume(int thread, long end, StopReason stopped, int carrier) {
		turn(thread);
		this.pieces.skip(end);
		ran(stopped, carrier);
		this.nextWait = 0;
	}

	/**
	 * Turns to a thread, behind one of its slices, without a look at what is known.
	 * @param end when that slice ended
	 * @param limit when the thread's life in the window ends
	 * @param waits how many waits the thread has
	 * @param wait the next one
	 */
	void resume(int thread, long end, long limit, StopReason stopped, int carrier, int waits, int wait) {
		this.thread = thread;
		this.waitCount = waits;
		this.nextWait = wait;
		this.pieces.life(Math.clamp(end, 0, limit), limit);
		ran(stopped, carrier);
	}

	private void ran(StopReason stopped, int carrier) {
		this.ran = true;
		this.stopped = stopped;
		this.lastCarrier = carrier;
	}

	private void turn(int thread) {
		this.thread = thread;
		this.waitCount = this.trace.waitsByThread().count(thread);
		this.pieces.life(this.trace.threads().start(thread), this.trace.threads().end(thread));
	}

	/** Goes on to the waits that may go with the next slice. */
	void findWaits() {
		this.nextWait = Math.max(0,
				this.trace.waitsByThread().before(this.thread, this.pieces.position(), this.trace.waits()::start) - 1);
	}

	/** The wait that is next. */
	int nextWait() {
		return this.nextWait;
	}

	/**
	 * Adds a slice, with what was before it.
	 * @param blocked since when the thread waited for it
	 * @param ready since when it was runnable
	 * @param start since when it ran
	 * @param end until when
	 */
	void slice(long blocked, long ready, long start, long end, int carrier, int waker, WakeCause cause,
			WaitReason reason, int blockerClass, StopReason stop) {
		double scale = 1;
		int stack = -1;
		if (blocked > this.pieces.position()) {
			gap(blocked, waker, cause);
		}
		if (ready > blocked) {
			scale = sample(blocked, ready);
			stack = this.stack;
			this.pieces.add(ready, ThreadState.BLOCKED, reason, (reason == WaitReason.PINNED) ? carrier : -1, waker,
					cause, blockerClass, stack, this.wait, scale, false);
		}
		this.pieces.add(start, ThreadState.RUNNABLE, reason, -1, waker, cause, -1, stack, -1, scale, false);
		running(end, carrier, waker, cause);
		ran(stop, carrier);
	}

	/** What the thread did where no record tells: what it had stopped for. */
	private void gap(long to, int waker, WakeCause cause) {
		if (!this.ran) {
			LiveThread live = this.trace.threads().atStart(this.thread);
			if (live != null && live.isBlocked()) {
				WaitReason reason = WaitReasons.of(live, this.trace.code());
				this.pieces.add(to, ThreadState.BLOCKED, reason, -1, waker, cause, live.blockerClass(), live.stack(),
						-1, (live.stack() >= 0) ? 1 : 0, true);
			}
			else if (cause == WakeCause.YIELD) {
				this.pieces.add(to, ThreadState.RUNNABLE, WaitReason.NONE, -1, waker, cause, -1, -1, -1, 1, true);
			}
			else {
				this.pieces.add(to, ThreadState.UNKNOWN, WaitReason.NONE, -1, waker, cause, -1, -1, -1, 0, true);
			}
			return;
		}
		stopped(to, waker, cause, null, false);
	}

	private void stopped(long to, int waker, WakeCause cause, LiveThread live, boolean open) {
		int type = (live != null) ? live.blockerClass() : -1;
		int stack = (live != null) ? live.stack() : -1;
		WaitReason reason = switch (this.stopped) {
			case PARK, TIMED_PARK -> (live != null) ? WaitReasons.of(live, this.trace.code()) : WaitReason.PARK;
			case MONITOR_ENTER -> WaitReason.MONITOR;
			case OBJECT_WAIT, TIMED_OBJECT_WAIT -> WaitReason.OBJECT_WAIT;
			case PINNED, TIMED_PINNED -> WaitReason.PINNED;
			default -> WaitReason.NONE;
		};
		if (reason != WaitReason.NONE) {
			this.pieces.add(to, ThreadState.BLOCKED, reason, (reason == WaitReason.PINNED) ? this.lastCarrier : -1,
					waker, cause, type, stack, -1, (stack >= 0) ? 1 : 0, open);
		}
		else {
			ThreadState state = (this.stopped == StopReason.YIELD) ? ThreadState.RUNNABLE : ThreadState.UNKNOWN;
			this.pieces.add(to, state, WaitReason.NONE, -1, waker, cause, -1, -1, -1, 1, open);
		}
	}

	/** Adds what the thread did from its last slice on. */
	void tail() {
		if (this.pieces.isComplete()) {
			return;
		}
		LiveThread live = this.trace.threads().atEnd(this.thread);
		if (!this.ran && this.trace.threads().isStartKnown(this.thread)) {
			this.pieces.add(this.pieces.limit(), ThreadState.RUNNABLE, WaitReason.NONE, -1,
					this.trace.threads().starter(this.thread), WakeCause.START, -1, -1, -1, 1, true);
			return;
		}
		if (this.ran) {
			boolean blocked = live != null && live.isBlocked();
			stopped(this.pieces.limit(), -1, WakeCause.UNKNOWN, blocked ? live : null, true);
			return;
		}
		if (live == null) {
			live = this.trace.threads().atStart(this.thread);
		}
		if (live != null && live.isBlocked()) {
			this.pieces.add(this.pieces.limit(), ThreadState.BLOCKED, WaitReasons.of(live, this.trace.code()), -1, -1,
					WakeCause.UNKNOWN, live.blockerClass(), live.stack(), -1, (live.stack() >= 0) ? 1 : 0, true);
		}
		else {
			boolean sampled = this.trace.cpuSamplesByThread().count(this.thread) > 0;
			this.pieces.add(this.pieces.limit(), sampled ? ThreadState.RUNNING : ThreadState.UNKNOWN, WaitReason.NONE,
					-1, -1, WakeCause.UNKNOWN, -1, -1, -1, 0, true);
		}
	}

	/**
	 * Finds what more the trace tells about a wait: where it was, and what for.
	 * @return how many waits it stands for in sums by stack
	 */
	private double sample(long from, long to) {
		Waits waits = this.trace.waits();
		this.wait = -1;
		this.stack = -1;
		double scale = 0;
		skip(from);
		for (int i = this.nextWait; i < this.waitCount; i++) {
			int row = this.trace.waitsByThread().row(this.thread, i);
			if (waits.start(row) >= to) {
				break;
			}
			if (waits.end(row) <= from) {
				continue;
			}
			boolean sampled = waits.weight(row) > 0 && waits.duration(row) > 0;
			if (sampled) {
				scale = (double) waits.weight(row) / waits.duration(row);
			}
			if (waits.stack(row) >= 0 && (sampled || this.stack < 0)) {
				this.stack = waits.stack(row);
			}
			if (this.wait < 0 || waits.detail(this.wait) == null) {
				this.wait = row;
			}
		}
		return scale;
	}

	private void skip(long to) {
		while (this.nextWait < this.waitCount
				&& this.trace.waits().end(this.trace.waitsByThread().row(this.thread, this.nextWait)) <= to) {
			this.nextWait++;
		}
	}

	/** A thread may wait while it is mounted, as for a file. */
	private void running(long end, int carrier, int waker, WakeCause cause) {
		Waits waits = this.trace.waits();
		if (this.nextWait < this.waitCount) {
			skip(this.pieces.position());
			for (int i = this.nextWait; i < this.waitCount; i++) {
				int row = this.trace.waitsByThread().row(this.thread, i);
				if (waits.start(row) >= end) {
					break;
				}
				if (waits.weight(row) == Waits.EXACT && waits.start(row) >= this.pieces.position()
						&& waits.end(row) <= end) {
					this.pieces.add(waits.start(row), ThreadState.RUNNING, WaitReason.NONE, carrier, waker, cause, -1,
							-1, -1, 1, false);
					WaitDetail detail = waits.detail(row);
					this.pieces.add(waits.end(row), ThreadState.BLOCKED, waits.reason(row), carrier,
							(detail != null) ? detail.holder() : -1, WakeCause.UNKNOWN, waits.blockerClass(row),
							waits.stack(row), row, 1, false);
				}
			}
		}
		this.pieces.add(end, ThreadState.RUNNING, WaitReason.NONE, carrier, waker, cause, -1, -1, -1, 1, false);
	}

}
