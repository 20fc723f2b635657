package dev.exectrace.agent;

import java.lang.invoke.VarHandle;

/**
 * What one carrier did: records, one a run slice, written by the carrier's thread and
 * read by the capture's. Where there is no room records are dropped and counted.
 * <p>
 * They go to a small ring, whose memory stays in the processor's caches, as a carrier
 * waits for the memory that a record goes to. The large one is for moments in which they
 * come faster than they are drained.
 * <p>
 * A record holds the slice and how it came to be: who made the thread runnable and when,
 * and what it had waited for before. One record of a cache line instead of three keeps
 * the hooks cheap.
 */
public final class CarrierLog extends Padded {

	/** Words in a record. */
	public static final int RECORD = 8;

	/** Word: the virtual thread's id. */
	public static final int THREAD = 0;

	/** Word: when the slice began, 0 if before the capture. */
	public static final int START = 1;

	/** Word: when the slice ended. */
	public static final int STOP = 2;

	/** Word: when the thread was made runnable, 0 if not known. */
	public static final int READY = 3;

	/** Word: the id of the thread that made it runnable, 0 if not known. */
	public static final int WAKER = 4;

	/** Word: when the wait before the slice began, 0 if there was none. */
	public static final int BLOCKED = 5;

	/** Word: when that wait ended. */
	public static final int BLOCKED_END = 6;

	/** Word: reasons and flags. */
	public static final int META = 7;

	/** Flag: the wait had a timeout. */
	public static final long TIMED = 1L << 12;

	/** Flag: the next attachment is the thread's name. */
	public static final long NAMED = 1L << 14;

	/** Flag: the next attachment is the wait's stack. */
	public static final long STACK = 1L << 15;

	/** Records in the small ring at most: 64 KiB. */
	private static final int NEAR = 1 << 10;

	/** The small ring is smaller than the large one by this. */
	private static final int NEAR_SHIFT = 3;

	private final SliceRing near;

	private final SliceRing far;

	/** The one that the carrier writes to. */
	private SliceRing current;

	final StackSampler sampler;

	/** The thread that is mounted, 0 if none. */
	long mounted;

	/** The thread that was unmounted last. */
	long unmounted;

	/** When the mounted thread said that it is about to stop, 0 if it did not. */
	long stopping;

	/** When the wait that is on hold began while pinned. */
	long pinned;

	/** What the mounted thread is about to wait for, where its caller said so. */
	int hint;

	long start;

	long ready;

	long waker;

	long cause;

	long blocked;

	long blockedEnd;

	SampledStack stack;

	long wait;

	/** When the wait for a socket began that was told last. */
	long told;

	private long dropped;

	private volatile Thread carrier;

	/**
	 * A log of the given size.
	 * @param records how many records it holds at least, a power of two
	 * @param sampler chooses the waits that carry a stack
	 */
	CarrierLog(int records, StackSampler sampler) {
		this.near = new SliceRing(Math.min(NEAR, Math.max(1, records >> NEAR_SHIFT)));
		this.far = new SliceRing(records);
		this.current = this.near;
		this.sampler = sampler;
	}

	void adoptedBy(Thread thread) {
		this.carrier = thread;
	}

	void clearSlice() {
		this.ready = 0;
		this.waker = 0;
		this.cause = 0;
		this.blocked = 0;
		this.blockedEnd = 0;
		this.wait = 0;
	}

	void waited(long since, long end, int reason, boolean timed, int classId) {
		this.blocked = since;
		this.blockedEnd = end;
		this.wait = wait(reason, timed, classId);
	}

	static long wait(int reason, boolean timed, int blockerType) {
		return ((long) reason << 8) | (timed ? TIMED : 0) | ((long) blockerType << 16);
	}

	int waitReason() {
		return waitReason(this.wait);
	}

	/**
	 * Why the thread stopped.
	 * @param meta the record's reasons and flags
	 * @return a constant of {@link ThreadStates}
	 */
	public static int stopReason(long meta) {
		return (int) meta & 0xf;
	}

	/**
	 * Why the thread was made runnable.
	 * @param meta the record's reasons and flags
	 * @return a constant of {@link Cause}
	 */
	public static int cause(long meta) {
		return (int) (meta >>> 4) & 0xf;
	}

	/**
	 * What the thread had waited for.
	 * @param meta the record's reasons and flags
	 * @return a constant of {@link WaitReason}
	 */
	public static int waitReason(long meta) {
		return (int) (meta >>> 8) & 7;
	}

	/**
	 * The class of what the thread had waited for.
	 * @param meta the record's reasons and flags
	 * @return its number, for {@link Recorder#type}, or 0
	 */
	public static int blockerType(long meta) {
		return (int) (meta >>> 16) & 0xffff;
	}

	/**
	 * Whether the wait had a timeout.
	 * @param meta the record's reasons and flags
	 * @return whether it had
	 */
	public static boolean isTimed(long meta) {
		return (meta & TIMED) != 0;
	}

	void write(long thread, long stop, int stopReason, String name, SampledStack stack) {
		SliceRing ring = this.current;
		if (ring != this.near || !ring.hasRoom()) {
			ring = roomier();
			if (ring == null) {
				this.dropped++;
				return;
			}
		}
		long meta = stopReason | (this.cause << 4) | this.wait;
		if (name != null && ring.attach(name)) {
			meta |= NAMED;
		}
		if (stack != null && ring.attach(stack)) {
			meta |= STACK;
		}
		long[] words = ring.words();
		int base = ring.base();
		words[base + THREAD] = thread;
		words[base + START] = this.start;
		words[base + STOP] = stop;
		words[base + READY] = this.ready;
		words[base + WAKER] = this.waker;
		words[base + BLOCKED] = this.blocked;
		words[base + BLOCKED_END] = this.blockedEnd;
		words[base + META] = meta;
		ring.publish();
	}

	/**
	 * The ring to write to where it is not, or not any more, the small one: that is
	 * returned to when all was drained, so that records stay in order.
	 */
	private SliceRing roomier() {
		if (this.current == this.far && this.far.isDrained()) {
			this.current = this.near;
			return this.near;
		}
		this.current = this.far;
		return this.far.hasRoom() ? this.far : null;
	}

	/**
	 * Hands every record written so far to the reader. For one thread at a time.
	 * @param reader the reader
	 * @return how many records there were
	 */
	public int drain(Reader reader) {
		// What is in the large ring by now is younger than all of the small one, to which
		// the carrier does not return before that was drained.
		long far = this.far.published();
		long near = this.near.published();
		return this.near.drain(near, reader) + this.far.drain(far, reader);
	}

	/**
	 * Hands the slice that is not over to the reader, where there is one. To be called
	 * when everything else was drained. The carrier may go on meanwhile: a slice that it
	 * begins or ends just then is left out.
	 * @param now the time that the slice is to end
	 * @param reader the reader
	 */
	void readOpen(long now, Reader reader) {
		if (!isEmpty()) {
			return;
		}
		long thread = this.mounted;
		long begun = this.start;
		long[] record = { thread, begun, now, this.ready, this.waker, this.blocked, this.blockedEnd,
				ThreadStates.OTHER | (this.cause << 4) | this.wait };
		VarHandle.acquireFence();
		boolean steady = this.mounted == thread && this.start == begun && isEmpty();
		if (steady && thread != 0 && begun != 0 && begun <= now && !isWritten(begun)) {
			reader.read(record, 0, null, null);
		}
	}

	/** The slice is over, but what tells of the next one does not yet say so. */
	private boolean isWritten(long begun) {
		return this.near.endsWith(begun) || this.far.endsWith(begun);
	}

	private boolean isEmpty() {
		return this.near.isEmpty() && this.far.isEmpty();
	}

	/**
	 * Makes the log of a carrier that has ended ready for another one.
	 * @return whether it did, which it does once everything was drained
	 */
	boolean release() {
		Thread last = this.carrier;
		if (last == null || last.isAlive() || !isEmpty()) {
			return false;
		}
		this.carrier = null;
		forget();
		return true;
	}

	/** Forgets what the carrier did. */
	void reset() {
		drain((words, base, name, stack) -> {
		});
		forget();
	}

	private void forget() {
		this.mounted = 0;
		this.unmounted = 0;
		this.stopping = 0;
		this.pinned = 0;
		this.hint = 0;
		this.start = 0;
		this.told = 0;
		this.stack = null;
		clearSlice();
	}

	/** Lets go of its memory. A hook that is under way fails. */
	void close() {
		this.near.close();
		this.far.close();
	}

	public Thread carrier() {
		return this.carrier;
	}

	/**
	 * How many records did not fit.
	 * @return the number, as seen by the calling thread
	 */
	public long dropped() {
		return this.dropped;
	}

	/**
	 * Receives the records of a log.
	 */
	@FunctionalInterface
	public interface Reader {

		/**
		 * Receives a record.
		 * @param words where it stands
		 * @param base where it begins
		 * @param name the thread's name or {@code null} if it does not come with this
		 * record
		 * @param stack the stack of the wait before the slice or {@code null}
		 */
		void read(long[] words, int base, String name, SampledStack stack);

	}

}
