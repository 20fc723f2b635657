package dev.exectrace.analysis.model;

/**
 * Tells what threads did from run slices that come one by one and are not kept, with all
 * else that a trace tells: the same intervals as a {@link Timeline} of a trace that keeps
 * them. Needs 17 bytes a thread. For one thread.
 */
public final class RunReplay {

	private static final int STOP_BITS = 4;

	private static final int CARRIER_BITS = 28;

	/** Flags of a thread: which intervals the receiver wants, and what is known. */
	private static final int VIRTUAL = 1;

	private static final int OTHER = 2;

	private static final int ENDS = 4;

	private static final int WAITS = 8;

	private static final int NAMELESS = 16;

	private static final int CARRIES = 32;

	private final Trace trace;

	private final IntervalReceiver receiver;

	private final Timeline timeline;

	private final SlicePieces slices;

	private final CarrierPieces carriers;

	private final boolean givesBlocked;

	private final boolean givesRunnable;

	private final byte[] flags;

	/**
	 * Of each thread when its last slice ended; then the next wait, the carrier and why
	 * it stopped.
	 */
	private final long[] states;

	/**
	 * Makes one.
	 * @param trace a trace without its run slices
	 * @param receiver takes the intervals
	 */
	public RunReplay(Trace trace, IntervalReceiver receiver) {
		this.trace = trace;
		this.receiver = receiver;
		this.givesBlocked = receiver.state() == ThreadState.BLOCKED;
		this.givesRunnable = receiver.state() == ThreadState.RUNNABLE;
		this.timeline = trace.timeline();
		this.timeline.pieces().only(receiver.state());
		this.slices = new SlicePieces(trace, this.timeline.pieces());
		this.carriers = new CarrierPieces(trace, this.timeline.pieces());
		this.flags = new byte[trace.threads().count()];
		for (int thread = 0; thread < this.flags.length; thread++) {
			this.flags[thread] = (byte) flags(thread);
		}
		this.states = new long[2 * trace.threads().count()];
		for (int thread = 0; thread < this.states.length; thread += 2) {
			this.states[thread] = Long.MIN_VALUE;
		}
	}

	private int flags(int thread) {
		Threads threads = this.trace.threads();
		int flags = wanted(thread);
		flags |= threads.isEndKnown(thread) ? ENDS : 0;
		flags |= (this.trace.waitsByThread().count(thread) > 0) ? WAITS : 0;
		flags |= threads.isNamed(thread) ? 0 : NAMELESS;
		flags |= threads.isCarrier(thread) ? CARRIES : 0;
		return flags;
	}

	private int wanted(int thread) {
		return !this.receiver.wants(thread) ? 0 : isVirtual(thread) ? VIRTUAL : OTHER;
	}

	private boolean isVirtual(int thread) {
		return this.trace.hasRuns() && this.trace.threads().isVirtual(thread);
	}

	/**
	 * Takes a slice, each thread's in order of time. Also says of the thread what only
	 * its slices tell: when its life began and ended, and who carries others.
	 * @param thread the virtual thread
	 * @param carrier its carrier
	 * @param blocked since when it had waited
	 * @param ready since when it had been runnable
	 * @param start since when it ran
	 * @param end until when it ran
	 * @param stop why it stopped
	 * @param waker who made it runnable
	 * @param cause why it became runnable
	 * @param reason what it had waited for
	 * @param blockerClass the class of that
	 * @return whether it comes after the slices before of its thread and its carrier, and
	 * says nothing of the thread that is at odds with what else is known
	 */
	public boolean run(int thread, int carrier, long blocked, long ready, long start, long end, StopReason stop,
			int waker, WakeCause cause, WaitReason reason, int blockerClass) {
		int at = thread * 2;
		long before = this.states[at];
		long carried = this.states[carrier * 2];
		if (blocked < before || start < carried || (cause == WakeCause.START && before != Long.MIN_VALUE)) {
			return false;
		}
		if (before == Long.MIN_VALUE && !first(thread, blocked, ready, waker, cause)) {
			return false;
		}
		if (carried == Long.MIN_VALUE) {
			carrier(carrier);
		}
		if (stop == StopReason.END) {
			this.trace.threads().ended(thread, end);
		}
		if ((this.flags[thread] & VIRTUAL) != 0) {
			int wait = (int) (this.states[at + 1] >>> 32);
			if (isUnsampled(thread, before, blocked, ready, end, wait)) {
				giveUnsampled(thread, reason, blocked, ready, start);
			}
			else {
				turn(thread);
				this.slices.slice(blocked, ready, start, end, carrier, waker, cause, reason, blockerClass, stop);
				give(thread);
				wait = this.slices.nextWait();
			}
			this.states[at + 1] = ((long) wait << 32) | ((long) carrier << STOP_BITS) | stop.ordinal();
		}
		if ((this.flags[carrier] & OTHER) != 0) {
			turnToCarrier(carrier);
			this.carriers.slice(start, end);
			give(carrier);
		}
		this.states[at] = end;
		this.states[carrier * 2] = end;
		return true;
	}

	/**
	 * Whether a slice and the wait before it follow the slice before in the middle of the
	 * thread's life, and nothing more is told of them: as it is with nearly all.
	 */
	private boolean isUnsampled(int thread, long before, long blocked, long ready, long end, int wait) {
		int flags = this.flags[thread];
		return (this.givesBlocked || this.givesRunnable) && blocked == before && before >= 0 && ready > blocked
				&& end <= limit(thread, flags) && (flags & CARRIES) == 0
				&& ((flags & WAITS) == 0 || wait >= this.trace.waitsByThread().count(thread)
						|| this.trace.waits().start(this.trace.waitsByThread().row(thread, wait)) >= end);
	}

	private void giveUnsampled(int thread, WaitReason reason, long blocked, long ready, long start) {
		if (this.givesBlocked) {
			this.receiver.takeUnsampled(thread, reason, blocked, ready);
		}
		else if (this.givesRunnable && start > ready) {
			this.receiver.takeUnsampled(thread, reason, ready, start);
		}
	}

	private boolean first(int thread, long blocked, long ready, int waker, WakeCause cause) {
		Threads threads = this.trace.threads();
		if (cause == WakeCause.START) {
			if ((this.flags[thread] & NAMELESS) != 0 && waker >= 0 && waker != threads.starter(thread)) {
				return false;
			}
			threads.started(thread, ready, waker);
		}
		else if (threads.areAllListed() && Lives.lacksStart(threads, thread)) {
			threads.seen(thread, blocked);
		}
		return true;
	}

	private void carrier(int carrier) {
		this.trace.threads().carrier(carrier);
		this.flags[carrier] = (byte) ((this.flags[carrier] & ~(VIRTUAL | OTHER)) | CARRIES | wanted(carrier));
	}

	private void turn(int thread) {
		this.timeline.pieces().clear();
		long before = this.states[thread * 2];
		if (before == Long.MIN_VALUE) {
			this.slices.begin(thread);
			return;
		}
		int flags = this.flags[thread];
		int waits = ((flags & WAITS) != 0) ? this.trace.waitsByThread().count(thread) : 0;
		long state = this.states[thread * 2 + 1];
		this.slices.resume(thread, before, limit(thread, flags), StopReason.of((int) state & ((1 << STOP_BITS) - 1)),
				(int) (state >>> STOP_BITS) & ((1 << CARRIER_BITS) - 1), waits, (int) (state >>> 32));
	}

	private long limit(int thread, int flags) {
		return ((flags & ENDS) != 0) ? this.trace.threads().end(thread) : this.trace.window();
	}

	private void turnToCarrier(int carrier) {
		this.timeline.pieces().clear();
		this.carriers.resume(carrier, this.states[carrier * 2]);
	}

	private void give(int thread) {
		this.timeline.show();
		this.receiver.take(thread, this.timeline);
	}

	/**
	 * Ends it: gives what threads did after their last slices, and all that those did
	 * that have none.
	 */
	public void complete() {
		Threads threads = this.trace.threads();
		for (int thread = 0; thread < this.flags.length; thread++) {
			int flags = this.flags[thread];
			long last = this.states[thread * 2];
			if (threads.areAllListed() && threads.isVirtual(thread)) {
				boolean ran = last != Long.MIN_VALUE;
				if (!ran && Lives.lacksStart(threads, thread)) {
					threads.seen(thread, this.trace.window());
				}
				if (Lives.lacksEnd(threads, thread)) {
					threads.unseen(thread, ran ? last : threads.start(thread));
				}
			}
			if ((flags & VIRTUAL) != 0) {
				if (last < threads.end(thread)) {
					turn(thread);
					this.slices.tail();
					give(thread);
				}
			}
			else if ((flags & OTHER) != 0 && threads.isCarrier(thread)) {
				turnToCarrier(thread);
				this.carriers.tail();
				give(thread);
			}
			else if ((flags & OTHER) != 0) {
				this.timeline.reset(thread);
				this.receiver.take(thread, this.timeline);
			}
		}
	}

}
