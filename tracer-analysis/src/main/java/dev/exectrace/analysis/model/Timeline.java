package dev.exectrace.analysis.model;

/**
 * What one thread did, interval by interval without gaps, from the beginning to the end
 * of its life in the window. A cursor: call {@link #next()} before the first interval.
 * Not for several threads; {@link #reset} turns it to another thread without garbage.
 * <p>
 * Stops of the whole JVM are not among the intervals: {@link Pauses} tells how much of
 * one was stopped.
 */
public final class Timeline {

	private static final PieceSource NO_MORE = new NoMorePieces();

	private final Pieces pieces = new Pieces();

	private final VirtualThreadPieces virtual;

	private final CarrierPieces carriers;

	private final PlatformThreadPieces platform;

	private final Trace trace;

	private PieceSource source;

	private int at;

	Timeline(Trace trace) {
		this.trace = trace;
		this.carriers = new CarrierPieces(trace, this.pieces);
		this.virtual = new VirtualThreadPieces(trace, this.pieces);
		this.platform = new PlatformThreadPieces(trace, this.pieces);
	}

	/**
	 * Turns to a thread, before its first interval.
	 * @param thread the thread's number
	 */
	public void reset(int thread) {
		reset(thread, 0);
	}

	/**
	 * Turns to a thread, before the interval that a time is in, or one shortly before it.
	 * Takes no longer for a late time than for an early one.
	 * @param thread the thread's number
	 * @param from the time, in nanoseconds since the window's start
	 */
	public void reset(int thread, long from) {
		this.pieces.clear();
		this.at = -1;
		if (this.virtual.tells(thread)) {
			this.source = this.virtual;
		}
		else {
			this.source = this.trace.threads().isCarrier(thread) ? this.carriers : this.platform;
		}
		this.source.reset(thread, from);
	}

	/** What the intervals are put into that {@link #show} shows. */
	Pieces pieces() {
		return this.pieces;
	}

	/** Stands before the first of the intervals that were put in, and shows no others. */
	void show() {
		this.source = NO_MORE;
		this.at = -1;
	}

	/**
	 * Goes on to the next interval.
	 * @return {@code false} where there is none
	 */
	public boolean next() {
		this.at++;
		while (this.at >= this.pieces.size()) {
			this.pieces.clear();
			this.at = 0;
			if (!this.source.advance()) {
				return false;
			}
		}
		return true;
	}

	/**
	 * Since when, in nanoseconds since the window's start.
	 * @return the time
	 */
	public long start() {
		return this.pieces.start(this.at);
	}

	/**
	 * Until when, in nanoseconds since the window's start.
	 * @return the time
	 */
	public long end() {
		return this.pieces.end(this.at);
	}

	/**
	 * How long, in nanoseconds.
	 * @return the time
	 */
	public long duration() {
		return end() - start();
	}

	/**
	 * What the thread did.
	 * @return the state
	 */
	public ThreadState state() {
		return this.pieces.state(this.at);
	}

	/**
	 * What a blocked thread waited for, or a runnable one had waited for.
	 * @return the reason
	 */
	public WaitReason reason() {
		return this.pieces.reason(this.at);
	}

	/**
	 * The carrier that a virtual thread ran on or held.
	 * @return the carrier's number, negative for none
	 */
	public int carrier() {
		return this.pieces.carrier(this.at);
	}

	/**
	 * Who ended the wait: of a blocked thread this one, of a runnable or running one the
	 * one before.
	 * @return the waker's number, negative where not known
	 */
	public int waker() {
		return this.pieces.waker(this.at);
	}

	/**
	 * Why the wait ended.
	 * @return the cause
	 */
	public WakeCause cause() {
		return this.pieces.cause(this.at);
	}

	/**
	 * The class of what a blocked thread waited for.
	 * @return the class's number, negative where not known
	 */
	public int blockerClass() {
		return this.pieces.blockerClass(this.at);
	}

	/**
	 * Where in the code a blocked thread waited, or a runnable one had waited.
	 * @return the stack's number, negative where not known
	 */
	public int stack() {
		return this.pieces.stack(this.at);
	}

	/**
	 * How many intervals like it this one stands for in sums by stack: 1 where every one
	 * has its stack, more where stacks are sampled, 0 where others stand for it.
	 * @return the factor
	 */
	public double scale() {
		return this.pieces.scale(this.at);
	}

	/**
	 * The wait that the trace tells more about.
	 * @return the row in {@link Waits}, negative for none
	 */
	public int waitRow() {
		return this.pieces.wait(this.at);
	}

	/**
	 * Whether it began before the window or had not ended when the window did.
	 * @return whether it is cut
	 */
	public boolean isOpen() {
		return this.pieces.isOpen(this.at);
	}

	/** Where all there is has been put in. */
	private static final class NoMorePieces implements PieceSource {

		@Override
		public void reset(int thread, long from) {
		}

		@Override
		public boolean advance() {
			return false;
		}

	}

}
