package dev.exectrace.agent;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * Records of run slices on their way from one carrier, which writes them, to the thread
 * that drains, with what goes with them.
 */
final class SliceRing extends Padded {

	private static final VarHandle PUBLISHED;

	private static final VarHandle CONSUMED;

	static {
		try {
			MethodHandles.Lookup lookup = MethodHandles.lookup();
			PUBLISHED = lookup.findVarHandle(SliceRing.class, "published", long.class);
			CONSUMED = lookup.findVarHandle(SliceRing.class, "consumed", long.class);
		}
		catch (ReflectiveOperationException ex) {
			throw new ExceptionInInitializerError(ex);
		}
	}

	private long[] words;

	private Object[] attachments;

	private final int mask;

	private long tail;

	private long limit;

	private int attachmentTail;

	private volatile long published;

	private volatile long consumed;

	private volatile int attachmentConsumed;

	private long head;

	private int attachmentHead;

	/**
	 * A ring of the given size.
	 * @param records how many records it holds, a power of two
	 */
	SliceRing(int records) {
		this.words = new long[records * CarrierLog.RECORD];
		this.attachments = new Object[records];
		this.mask = records - 1;
		this.limit = records;
	}

	/** For the carrier: whether there is room for a record. */
	boolean hasRoom() {
		if (this.tail < this.limit) {
			return true;
		}
		this.limit = (long) CONSUMED.getAcquire(this) + this.mask + 1;
		return this.tail < this.limit;
	}

	/** For the carrier: whether all that it wrote was drained. */
	boolean isDrained() {
		return (long) CONSUMED.getAcquire(this) == this.tail;
	}

	/** For the carrier: what the next record is to be written to. */
	long[] words() {
		return this.words;
	}

	/** For the carrier: where the next record begins. */
	int base() {
		return ((int) this.tail & this.mask) * CarrierLog.RECORD;
	}

	/** For the carrier: hands over the record that it has written. */
	void publish() {
		long next = this.tail + 1;
		this.tail = next;
		PUBLISHED.setRelease(this, next);
	}

	/**
	 * For the carrier: adds something that goes with the next record.
	 * @return whether there was room for it
	 */
	boolean attach(Object attachment) {
		int index = this.attachmentTail;
		if (index - this.attachmentConsumed > this.mask) {
			return false;
		}
		this.attachments[index & this.mask] = attachment;
		this.attachmentTail = index + 1;
		return true;
	}

	/** For the thread that drains: how many records were written so far. */
	long published() {
		return (long) PUBLISHED.getAcquire(this);
	}

	/** For the thread that drains: whether it has had all that was written so far. */
	boolean isEmpty() {
		return published() == this.head;
	}

	/**
	 * For the thread that drains: hands records to a reader.
	 * @param to up to how many, of all that were ever written
	 * @param reader the reader
	 * @return how many there were
	 */
	int drain(long to, CarrierLog.Reader reader) {
		long from = this.head;
		if (to == from) {
			return 0;
		}
		for (long index = from; index < to; index++) {
			int base = ((int) index & this.mask) * CarrierLog.RECORD;
			long meta = this.words[base + CarrierLog.META];
			String name = ((meta & CarrierLog.NAMED) != 0) ? (String) detach() : null;
			SampledStack stack = ((meta & CarrierLog.STACK) != 0) ? (SampledStack) detach() : null;
			reader.read(this.words, base, name, stack);
		}
		this.head = to;
		this.attachmentConsumed = this.attachmentHead;
		CONSUMED.setRelease(this, to);
		return (int) (to - from);
	}

	private Object detach() {
		int slot = this.attachmentHead++ & this.mask;
		Object attachment = this.attachments[slot];
		this.attachments[slot] = null;
		return attachment;
	}

	/**
	 * For the thread that drains: whether the slice that was handed over last is the one
	 * that began at a time.
	 */
	boolean endsWith(long begun) {
		int last = ((int) (this.head - 1) & this.mask) * CarrierLog.RECORD;
		return this.head > 0 && this.words[last + CarrierLog.START] == begun;
	}

	/** Lets go of its memory. A hook that is under way fails. */
	void close() {
		this.words = new long[0];
		this.attachments = new Object[0];
	}

}
