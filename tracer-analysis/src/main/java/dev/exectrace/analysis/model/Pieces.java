package dev.exectrace.analysis.model;

import java.util.Arrays;

/**
 * A few intervals of a thread, in order. They are clipped to the thread's life and never
 * overlap: each begins where the one before ended, whatever the trace says.
 */
final class Pieces {

	private static final ThreadState[] STATES = ThreadState.values();

	private long[] start = new long[16];

	private long[] end = new long[16];

	private int[] meta = new int[16];

	private int[] carrier = new int[16];

	private int[] waker = new int[16];

	private int[] type = new int[16];

	private int[] stack = new int[16];

	private int[] wait = new int[16];

	private double[] scale = new double[16];

	private int size;

	private long position;

	private long limit;

	private int wanted = -1;

	/** Keeps only the intervals of one state from now on. */
	void only(ThreadState state) {
		this.wanted = 1 << state.ordinal();
	}

	void clear() {
		this.size = 0;
	}

	void life(long from, long to) {
		this.position = from;
		this.limit = to;
	}

	/** Goes on to a time within the life without an interval. */
	void skip(long to) {
		this.position = Math.clamp(to, this.position, Math.max(this.position, this.limit));
	}

	/** Where the next interval begins. */
	long position() {
		return this.position;
	}

	boolean isComplete() {
		return this.position >= this.limit;
	}

	long limit() {
		return this.limit;
	}

	/**
	 * Adds an interval up to a time, unless that has passed.
	 * @return whether there was one
	 */
	boolean add(long to, ThreadState state, WaitReason reason, int carrier, int waker, WakeCause cause, int type,
			int stack, int wait, double scale, boolean open) {
		long until = Math.min(to, this.limit);
		if (until <= this.position) {
			return false;
		}
		if ((this.wanted & (1 << state.ordinal())) != 0) {
			keep(until, state, reason, carrier, waker, cause, type, stack, wait, scale, open);
		}
		this.position = until;
		return true;
	}

	private void keep(long until, ThreadState state, WaitReason reason, int carrier, int waker, WakeCause cause,
			int type, int stack, int wait, double scale, boolean open) {
		int at = this.size++;
		if (at == this.start.length) {
			grow();
		}
		this.start[at] = this.position;
		this.end[at] = until;
		this.meta[at] = state.ordinal() | (reason.ordinal() << 4) | (cause.ordinal() << 8) | (open ? 1 << 12 : 0);
		this.carrier[at] = carrier;
		this.waker[at] = waker;
		this.type[at] = type;
		this.stack[at] = stack;
		this.wait[at] = wait;
		this.scale[at] = scale;
	}

	private void grow() {
		int length = this.start.length * 2;
		this.start = Arrays.copyOf(this.start, length);
		this.end = Arrays.copyOf(this.end, length);
		this.meta = Arrays.copyOf(this.meta, length);
		this.carrier = Arrays.copyOf(this.carrier, length);
		this.waker = Arrays.copyOf(this.waker, length);
		this.type = Arrays.copyOf(this.type, length);
		this.stack = Arrays.copyOf(this.stack, length);
		this.wait = Arrays.copyOf(this.wait, length);
		this.scale = Arrays.copyOf(this.scale, length);
	}

	int size() {
		return this.size;
	}

	long start(int at) {
		return this.start[at];
	}

	long end(int at) {
		return this.end[at];
	}

	ThreadState state(int at) {
		return STATES[this.meta[at] & 0xf];
	}

	WaitReason reason(int at) {
		return WaitReason.of((this.meta[at] >>> 4) & 0xf);
	}

	WakeCause cause(int at) {
		return WakeCause.of((this.meta[at] >>> 8) & 0xf);
	}

	boolean isOpen(int at) {
		return (this.meta[at] & (1 << 12)) != 0;
	}

	int carrier(int at) {
		return this.carrier[at];
	}

	int waker(int at) {
		return this.waker[at];
	}

	int blockerClass(int at) {
		return this.type[at];
	}

	int stack(int at) {
		return this.stack[at];
	}

	int wait(int at) {
		return this.wait[at];
	}

	double scale(int at) {
		return this.scale[at];
	}

}
