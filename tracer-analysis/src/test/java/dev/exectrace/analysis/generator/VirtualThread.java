package dev.exectrace.analysis.generator;

import dev.exectrace.analysis.model.LiveThread;
import dev.exectrace.analysis.model.StopReason;
import dev.exectrace.analysis.model.ThreadState;
import dev.exectrace.analysis.model.TraceBuilder;
import dev.exectrace.analysis.model.WaitReason;
import dev.exectrace.analysis.model.Waits;
import dev.exectrace.analysis.model.WakeCause;

/**
 * A virtual thread in a simulation: what it waits for, and what it tells the trace.
 */
final class VirtualThread {

	private static final long NOT_BLOCKED = Long.MAX_VALUE;

	private final TraceBuilder builder;

	private final Account account;

	private final long window;

	private final long id;

	private int number = -1;

	private long blockedSince = NOT_BLOCKED;

	private WaitKind kind;

	private int site;

	private long readySince;

	private int waker = -1;

	private WakeCause cause = WakeCause.START;

	private int heldCarrier = -1;

	VirtualThread(long id, TraceBuilder builder, Account account, long window) {
		this.id = id;
		this.builder = builder;
		this.account = account;
		this.window = window;
	}

	/** Its number in the trace, negative where it is not in there yet. */
	int number() {
		return this.number;
	}

	int heldCarrier() {
		return this.heldCarrier;
	}

	boolean isBlocked() {
		return this.blockedSince != NOT_BLOCKED;
	}

	void ready(long at, int waker, WakeCause cause) {
		this.readySince = at;
		this.waker = waker;
		this.cause = cause;
	}

	void block(long at, WaitKind kind, int site, int carrier) {
		this.blockedSince = at;
		this.kind = kind;
		this.site = site;
		this.heldCarrier = (kind == WaitKind.PINNED) ? carrier : -1;
	}

	/** Runs, and tells the trace what it can see of that in the window. */
	void run(int carrier, long start, long duration, StopReason stop, long sampling) {
		long blocked = isBlocked() ? this.readySince - this.blockedSince : 0;
		WaitReason reason = isBlocked() ? this.kind.reason() : WaitReason.NONE;
		if (start + duration > 0 && this.readySince - blocked < this.window) {
			enter();
			long end = Math.min(start + duration, Math.max(this.window, start));
			boolean cut = end < start + duration;
			boolean before = this.readySince < 0 && this.cause == WakeCause.START;
			this.builder.run(this.number, carrier, start, end - start, cut ? StopReason.UNKNOWN : stop,
					start - this.readySince, this.waker, before ? WakeCause.UNKNOWN : this.cause, blocked, reason,
					isBlocked() ? this.kind.type(this.builder) : -1);
			if (isBlocked()) {
				sample(blocked, sampling);
			}
		}
		if (isBlocked()) {
			note(this.blockedSince, this.readySince, ThreadState.BLOCKED, reason, this.heldCarrier);
		}
		note(this.readySince, start, ThreadState.RUNNABLE, reason, -1);
		this.blockedSince = NOT_BLOCKED;
	}

	private void sample(long blocked, long sampling) {
		boolean chosen = blocked >= sampling || Math.floorMod(this.blockedSince * 31 + this.id, sampling) < blocked;
		if (chosen && blocked > 0) {
			this.builder.wait(this.number, this.blockedSince, blocked, this.kind.reason(), this.kind.type(this.builder),
					this.kind.stack(this.builder, this.site), Math.max(blocked, sampling), null);
		}
	}

	void readFile(long from, long to, int carrier) {
		this.builder.wait(this.number, from, to - from, WaitReason.FILE, -1, -1, Waits.EXACT, null);
		note(from, to, ThreadState.BLOCKED, WaitReason.FILE, carrier);
	}

	void note(long from, long to, ThreadState state, WaitReason reason, int carrier) {
		if (to > 0 && from < this.window && to > from) {
			enter();
			this.account.add(this.number, new Interval(from, to, state, reason, carrier, this.waker));
		}
	}

	/** It is still blocked when the simulation is over. */
	void stay() {
		if (this.blockedSince >= this.window) {
			return;
		}
		enter();
		Thread.State state = (this.kind == WaitKind.MONITOR) ? Thread.State.BLOCKED : Thread.State.WAITING;
		int type = this.kind.type(this.builder);
		int stack = this.kind.stack(this.builder, this.site);
		if (this.blockedSince < 0) {
			this.builder.live(this.number, false, new LiveThread(0, state, type, stack));
		}
		this.builder.live(this.number, true, new LiveThread(this.window, state, type, stack));
		this.waker = -1;
		note(this.blockedSince, this.window, ThreadState.BLOCKED, this.kind.reason(), this.heldCarrier);
	}

	private void enter() {
		if (this.number < 0) {
			this.number = this.builder.thread(this.id, null, true);
		}
	}

}
