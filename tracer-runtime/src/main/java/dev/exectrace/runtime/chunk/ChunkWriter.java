package dev.exectrace.runtime.chunk;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;

/**
 * Writes events into one chunk after the other. For one thread at a time.
 */
public final class ChunkWriter {

	private static final int HEADER = 68;

	private static final int MAGIC = 0x464c5200;

	/** Readers tell chunks by the time that they begin. */
	private static final long APART_NANOS = 1000;

	private static final int MAX_SMALL_EVENT = 128;

	private long start;

	private final Bytes bytes;

	private final Bytes pools = new Bytes(1 << 14);

	private final TickClock clock;

	private final ReasonNames reasons;

	private final ChunkKeys keys;

	private final ChunkThreads threads;

	private final ChunkStacks stacks;

	private final ChunkStrings strings;

	private int[] classKeys = new int[1 << 8];

	/**
	 * A writer whose first chunk begins at the clock's time.
	 * @param clock the clock of the times to come
	 * @param reasons the names of the reasons in the events to come
	 */
	public ChunkWriter(TickClock clock, ReasonNames reasons) {
		this(clock, reasons, ChunkKeys.inRow(), 1 << 20);
		begin(clock.ticks());
	}

	private ChunkWriter(TickClock clock, ReasonNames reasons, ChunkKeys keys, int capacity) {
		this.clock = clock;
		this.reasons = reasons;
		this.keys = keys;
		this.bytes = new Bytes(capacity);
		this.threads = new ChunkThreads(keys);
		this.stacks = new ChunkStacks(keys);
		this.strings = new ChunkStrings(keys);
	}

	/**
	 * A writer of chunks that may stand before and after any of this one's.
	 * @param ticks when its first chunk begins, about, in ticks
	 * @return the writer, which knows no names yet
	 */
	public ChunkWriter apart(long ticks) {
		ChunkWriter writer = new ChunkWriter(this.clock, this.reasons, ChunkKeys.apart(), 1 << 16);
		writer.begin(ticks - ticks(APART_NANOS));
		return writer;
	}

	private void begin(long ticks) {
		this.bytes.clear();
		this.bytes.reserve(HEADER);
		this.start = ticks;
		this.keys.next();
		this.threads.next();
		this.stacks.clear();
		this.strings.clear();
		Arrays.fill(this.classKeys, 0);
	}

	/**
	 * Tells the name of a thread, for the events to come.
	 * @param id the thread's id
	 * @param name its name
	 * @param virtual whether it is virtual
	 */
	public void name(long id, String name, boolean virtual) {
		this.threads.name(id, name, virtual);
	}

	/**
	 * The key of a thread in this chunk.
	 * @param id the thread's id, 0 for none
	 * @return the key
	 */
	public int thread(long id) {
		return this.threads.key(id);
	}

	/**
	 * The key of a thread in this chunk, which may have ended.
	 * @param thread the thread
	 * @return the key
	 */
	public int thread(Thread thread) {
		return this.threads.key(thread);
	}

	/**
	 * The key of a virtual thread in this chunk.
	 * @param id the thread's id
	 * @param name its name, or {@code null} or nothing if it is known or has none
	 * @param ends whether it has ended and will not be heard of in later chunks
	 * @return the key
	 */
	public int virtualThread(long id, String name, boolean ends) {
		return this.threads.virtual(id, name, ends);
	}

	/**
	 * The key of a carrier in this chunk, whose events come one after the other.
	 * @param id the carrier's id
	 * @return the key
	 */
	public int carrier(long id) {
		return this.threads.carrier(id);
	}

	/**
	 * The key of a platform thread in this chunk.
	 * @param id the thread's id
	 * @return the key
	 */
	public int platformThread(long id) {
		return this.threads.platform(id);
	}

	/**
	 * The key of a class in this chunk.
	 * @param number the number of the class in this capture, 0 for none
	 * @param types the classes by number
	 * @return the key, 0 for none
	 */
	public int type(int number, IntFunction<Class<?>> types) {
		if (number == 0) {
			return 0;
		}
		if (number >= this.classKeys.length) {
			this.classKeys = Arrays.copyOf(this.classKeys, Integer.highestOneBit(number) * 2);
		}
		int key = this.classKeys[number];
		if (key == 0) {
			key = this.stacks.classKey(types.apply(number).getName());
			this.classKeys[number] = key;
		}
		return key;
	}

	/**
	 * Writes that a virtual thread was made runnable.
	 * @param at when, in ticks
	 * @param waker the key of the thread that did it, 0 if not known
	 * @param wakee the key of the virtual thread
	 * @param cause the number of the cause
	 */
	public void ready(long at, int waker, int wakee, int cause) {
		byte[] out = small();
		int next = beginSmall(out, EventTypes.READY, at);
		next = Bytes.varint(out, next, waker);
		next = Bytes.varint(out, next, wakee);
		next = Bytes.varint(out, next, cause);
		endSmall(out, next);
	}

	/**
	 * Writes that a virtual thread was blocked.
	 * @param start when it stopped, in ticks
	 * @param end when it was made runnable, in ticks
	 * @param thread its key
	 * @param reason the number of the reason
	 * @param blocker the key of the class of what it waited for, 0 if not known
	 * @param timed whether with a timeout
	 * @param stack its stack or {@code null}
	 * @param weight what the stack stands for, in ticks
	 */
	public void block(long start, long end, int thread, int reason, int blocker, boolean timed,
			StackTraceElement[] stack, long weight) {
		int key = this.stacks.key(stack);
		byte[] out = small();
		int next = beginSmall(out, EventTypes.BLOCK, start);
		next = Bytes.varint(out, next, end - start);
		next = Bytes.varint(out, next, thread);
		next = Bytes.varint(out, next, key);
		next = Bytes.varint(out, next, reason);
		next = Bytes.varint(out, next, blocker);
		next = Bytes.varint(out, next, timed ? 1 : 0);
		next = Bytes.varint(out, next, weight);
		endSmall(out, next);
	}

	/**
	 * Writes that a virtual thread ran, and how that came about.
	 * @param start since when, in ticks
	 * @param stop until when, in ticks
	 * @param carrier the key of its carrier
	 * @param thread its key
	 * @param reason the number of the reason why it stopped
	 * @param runnable how long it was runnable before, in ticks
	 * @param waker the key of the thread that made it runnable, 0 if not known
	 * @param cause the number of the cause
	 * @param blocked how long it was blocked before that, in ticks
	 * @param blockReason the number of the reason why it was blocked
	 * @param blocker the key of the class of what it waited for, 0 if not known
	 */
	public void run(long start, long stop, int carrier, int thread, int reason, long runnable, int waker, int cause,
			long blocked, int blockReason, int blocker) {
		byte[] out = small();
		int next = beginSmall(out, EventTypes.RUN, start);
		next = Bytes.varint(out, next, stop - start);
		next = Bytes.varint(out, next, carrier);
		next = Bytes.varint(out, next, thread);
		next = Bytes.varint(out, next, reason);
		next = Bytes.varint(out, next, runnable);
		next = Bytes.varint(out, next, waker);
		next = Bytes.varint(out, next, cause);
		next = Bytes.varint(out, next, blocked);
		next = Bytes.varint(out, next, blockReason);
		next = Bytes.varint(out, next, blocker);
		endSmall(out, next);
	}

	/**
	 * Writes that a platform thread was unparked.
	 * @param at when, in ticks
	 * @param waker the key of the thread that did it
	 * @param wakee the key of the platform thread
	 */
	public void threadReady(long at, int waker, int wakee) {
		byte[] out = small();
		int next = beginSmall(out, EventTypes.THREAD_READY, at);
		next = Bytes.varint(out, next, waker);
		next = Bytes.varint(out, next, wakee);
		endSmall(out, next);
	}

	/**
	 * Writes that a platform thread has waited.
	 * @param start since when, in ticks
	 * @param length how long, in ticks
	 * @param thread its key
	 * @param reason the number of the reason
	 * @param blocker the key of the class of what it waited for, 0 if not known
	 * @param timed whether with a timeout
	 */
	public void threadBlock(long start, long length, int thread, int reason, int blocker, boolean timed) {
		byte[] out = small();
		int next = beginSmall(out, EventTypes.THREAD_BLOCK, start);
		next = Bytes.varint(out, next, length);
		next = Bytes.varint(out, next, thread);
		next = Bytes.varint(out, next, 0);
		next = Bytes.varint(out, next, reason);
		next = Bytes.varint(out, next, blocker);
		next = Bytes.varint(out, next, timed ? 1 : 0);
		next = Bytes.varint(out, next, 0);
		endSmall(out, next);
	}

	/**
	 * Writes that a task was begun.
	 * @param at when, in ticks
	 * @param thread the key of the thread that did it
	 * @param task the task's id
	 * @param parent its parent's id, 0 for none
	 * @param name its name
	 */
	public void taskBegin(long at, int thread, long task, long parent, String name) {
		int size = beginEvent(EventTypes.TASK_BEGIN, at);
		this.bytes.varint(thread);
		this.bytes.varint(task);
		this.bytes.varint(parent);
		this.strings.put(this.bytes, name);
		endEvent(size);
	}

	/**
	 * Writes that a task was ended.
	 * @param began when it was begun, in ticks
	 * @param ended when it was ended, in ticks
	 * @param thread the key of the thread that ended it
	 * @param task its id
	 * @param parent its parent's id, 0 for none
	 * @param name its name
	 * @param outcome how it came out, {@code null} for success
	 * @param attributes what was said about it or {@code null}
	 * @param traceId the id of its distributed trace or {@code null}
	 * @param spanId the id of its span or {@code null}
	 */
	public void taskEnd(long began, long ended, int thread, long task, long parent, String name, String outcome,
			String attributes, String traceId, String spanId) {
		int size = beginEvent(EventTypes.TASK_END, began);
		this.bytes.varint(ended - began);
		this.bytes.varint(thread);
		this.bytes.varint(task);
		this.bytes.varint(parent);
		this.strings.put(this.bytes, name);
		this.strings.put(this.bytes, outcome);
		this.strings.put(this.bytes, attributes);
		this.bytes.string(traceId);
		this.bytes.string(spanId);
		endEvent(size);
	}

	/**
	 * Writes a region.
	 * @param began since when, in ticks
	 * @param ended until when, in ticks
	 * @param thread the key of its thread
	 * @param task the id of the task, 0 for none
	 * @param name its name
	 * @param scope whether it is the time in which the thread worked on the task
	 */
	public void region(long began, long ended, int thread, long task, String name, boolean scope) {
		int size = beginEvent(EventTypes.REGION, began);
		this.bytes.varint(ended - began);
		this.bytes.varint(thread);
		this.bytes.varint(task);
		this.strings.put(this.bytes, name);
		this.bytes.put(scope);
		endEvent(size);
	}

	/**
	 * Writes a message.
	 * @param at when, in ticks
	 * @param thread the key of the thread
	 * @param task the id of the task, 0 for none
	 * @param category what it is about
	 * @param message the message
	 */
	public void log(long at, int thread, long task, String category, String message) {
		int size = this.bytes.reserveSize();
		this.bytes.varint(EventTypes.LOG.id);
		this.bytes.varint(at);
		this.bytes.varint(thread);
		this.bytes.varint(task);
		this.strings.put(this.bytes, category);
		this.bytes.string(message);
		this.bytes.size(size);
	}

	/**
	 * Leaves one byte for the size, which is enough for nearly all: their strings are
	 * keys.
	 */
	private int beginEvent(Type type, long time) {
		int size = this.bytes.length();
		this.bytes.put(0);
		this.bytes.varint(type.id);
		this.bytes.varint(time);
		return size;
	}

	private void endEvent(int at) {
		int size = this.bytes.length() - at;
		if (size <= Byte.MAX_VALUE) {
			this.bytes.set(at, size);
		}
		else {
			this.bytes.widenSize(at);
		}
	}

	/** Where a small event goes, after all that was written so far. */
	private byte[] small() {
		this.bytes.require(MAX_SMALL_EVENT);
		return this.bytes.array();
	}

	private int beginSmall(byte[] out, Type type, long time) {
		int next = this.bytes.length() + 1;
		next = Bytes.varint(out, next, type.id);
		return this.bytes.time(next, time);
	}

	private void endSmall(byte[] out, int next) {
		int size = this.bytes.length();
		out[size] = (byte) (next - size);
		this.bytes.end(next);
	}

	/**
	 * Writes that a thread is alive.
	 * @param at when, in ticks
	 * @param phase whether the capture starts or ends
	 * @param thread the thread
	 * @param state its state
	 * @param blocker what it is blocked on or {@code null}
	 * @param stack its stack or {@code null}
	 */
	public void liveThread(long at, String phase, Thread thread, String state, String blocker,
			StackTraceElement[] stack) {
		this.threads.name(thread.threadId(), thread.getName(), thread.isVirtual());
		int size = this.bytes.reserveSize();
		this.bytes.varint(EventTypes.LIVE_THREAD.id);
		this.bytes.varint(at);
		this.bytes.varint(this.threads.key(thread.threadId()));
		this.bytes.varint(this.stacks.key(stack));
		this.bytes.string(phase);
		this.bytes.string(state);
		this.bytes.string(blocker);
		this.bytes.size(size);
	}

	/**
	 * Writes what the capture is.
	 * @param at when, in ticks
	 * @param capture what it is
	 */
	public void capture(long at, CaptureFacts capture) {
		int size = this.bytes.reserveSize();
		this.bytes.varint(EventTypes.CAPTURE.id);
		this.bytes.varint(at);
		this.bytes.varint(this.threads.key(Thread.currentThread().threadId()));
		this.bytes.string(capture.phase());
		this.bytes.string(capture.level());
		this.bytes.string(capture.settings());
		this.bytes.string(capture.otherRecordings());
		this.bytes.string(capture.agent());
		this.bytes.string(capture.endReason());
		this.bytes.varint(capture.dropped());
		this.bytes.varint(capture.lostWakeups());
		this.bytes.varint(capture.unlistedThreads());
		this.bytes.varint(capture.bytes());
		this.bytes.size(size);
	}

	/**
	 * The time that the chunk began.
	 * @return the time in ticks
	 */
	public long start() {
		return this.start;
	}

	/**
	 * The ticks in a span of time.
	 * @param nanos the span in nanoseconds
	 * @return the ticks
	 */
	public long ticks(long nanos) {
		return (long) (nanos * (this.clock.ticksPerSecond() / 1e9));
	}

	/**
	 * How many bytes of events are in the chunk so far.
	 * @return the bytes
	 */
	public int size() {
		return this.bytes.length();
	}

	/**
	 * Ends the chunk and begins the next one. The answered bytes are valid until the next
	 * event is written.
	 * @param ticks the time in ticks
	 * @return the finished chunk
	 */
	public ByteBuffer finish(long ticks) {
		this.threads.resolve();
		int checkpoint = this.bytes.length();
		checkpoint();
		int metadata = this.bytes.length();
		Metadata.write(this.bytes, startNanos());
		int length = this.bytes.length();
		header(this.bytes.buffer(0, HEADER), length, checkpoint, metadata, ticks);
		ByteBuffer chunk = this.bytes.buffer(0, length);
		begin(ticks);
		return chunk;
	}

	private void header(ByteBuffer header, int length, int checkpoint, int metadata, long ticks) {
		header.putInt(MAGIC);
		header.putShort((short) 2);
		header.putShort((short) 1);
		header.putLong(length);
		header.putLong(checkpoint);
		header.putLong(metadata);
		header.putLong(startNanos());
		header.putLong(this.clock.nanos(ticks - this.start));
		header.putLong(this.start);
		header.putLong(this.clock.ticksPerSecond());
		header.putInt(1);
	}

	private long startNanos() {
		return this.clock.epochNanos() + this.clock.nanos(this.start - this.clock.ticks());
	}

	private void checkpoint() {
		Bytes pools = this.pools;
		pools.clear();
		int count = threadPool(pools);
		count += reasonPool(pools, EventTypes.STOP_REASON, this.reasons.stops());
		count += reasonPool(pools, EventTypes.READY_CAUSE, this.reasons.causes());
		count += reasonPool(pools, EventTypes.BLOCK_REASON, this.reasons.blocks());
		count += this.stacks.write(pools);
		count += this.strings.write(pools);
		int size = this.bytes.reserveSize();
		this.bytes.varint(1);
		this.bytes.varint(this.start);
		this.bytes.varint(0);
		this.bytes.varint(0);
		this.bytes.put(1);
		this.bytes.varint(count);
		this.bytes.put(pools);
		this.bytes.size(size);
	}

	private int threadPool(Bytes pools) {
		if (this.threads.count() == 0) {
			return 0;
		}
		pools.varint(EventTypes.THREAD.id);
		pools.varint(this.threads.count());
		for (int number = 1; number <= this.threads.count(); number++) {
			pools.varint(this.threads.keyOf(number));
			pools.string(null);
			pools.varint(0);
			this.threads.writeName(number, pools);
			pools.varint(this.threads.id(number));
			pools.put(this.threads.isVirtual(number));
		}
		return 1;
	}

	private static int reasonPool(Bytes pools, Type type, List<String> names) {
		if (names.isEmpty()) {
			return 0;
		}
		pools.varint(type.id);
		pools.varint(names.size());
		for (int number = 0; number < names.size(); number++) {
			pools.varint(number);
			pools.string(names.get(number));
		}
		return 1;
	}

}
