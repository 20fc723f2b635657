package dev.exectrace.runtime;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;

import dev.exectrace.runtime.chunk.ChunkWriter;
import dev.exectrace.runtime.threads.LiveThreads;

/**
 * Writes the live threads into the trace, within bounds of number and time.
 */
final class LiveThreadList {

	private static final int MAX_THREADS = 10_000;

	private static final int DRAIN_EVERY = 128;

	private static final int MAX_STACKS = 2_000;

	private static final long MAX_NANOS = TimeUnit.MILLISECONDS.toNanos(300);

	/** So few are listed also where this thread hardly gets a processor. */
	private static final int FEW_THREADS = 256;

	private final ChunkWriter writer;

	private final ChunkWriter names;

	private final LongSupplier ticks;

	private final Runnable meanwhile;

	private final boolean virtual;

	private long unlisted;

	/**
	 * A list.
	 * @param writer where to write it
	 * @param names the writer that is to know the names, too
	 * @param ticks the time
	 * @param virtual whether virtual threads can be listed
	 * @param meanwhile what must not wait for the end of the list
	 */
	LiveThreadList(ChunkWriter writer, ChunkWriter names, LongSupplier ticks, boolean virtual, Runnable meanwhile) {
		this.writer = writer;
		this.names = names;
		this.meanwhile = meanwhile;
		this.ticks = ticks;
		this.virtual = virtual;
	}

	void writeStart() {
		write("start", 0);
	}

	/** Tells the names and writes nothing. */
	void readNames() {
		LiveThreads.forEach(this.virtual,
				(thread) -> this.names.name(thread.threadId(), thread.getName(), thread.isVirtual()));
	}

	void writeEnd() {
		write("end", MAX_STACKS);
	}

	private void write(String phase, int maxStacks) {
		long at = this.ticks.getAsLong();
		long deadline = System.nanoTime() + MAX_NANOS;
		int[] counts = new int[2];
		LiveThreads.forEach(this.virtual, (thread) -> {
			if (counts[0] >= MAX_THREADS || (counts[0] >= FEW_THREADS && System.nanoTime() > deadline)) {
				this.unlisted++;
				return;
			}
			counts[0]++;
			if (counts[0] % DRAIN_EVERY == 0) {
				this.meanwhile.run();
			}
			this.names.name(thread.threadId(), thread.getName(), thread.isVirtual());
			Thread.State state = thread.getState();
			boolean blocked = state != Thread.State.RUNNABLE && state != Thread.State.TERMINATED;
			StackTraceElement[] stack = null;
			if (blocked && counts[1] < maxStacks) {
				counts[1]++;
				stack = thread.getStackTrace();
			}
			this.writer.liveThread(at, phase, thread, state.name(), blocked ? blocker(thread) : null, stack);
		});
	}

	private static String blocker(Thread thread) {
		Object blocker = LockSupport.getBlocker(thread);
		return (blocker != null)
				? blocker.getClass().getName() + "@" + Integer.toHexString(System.identityHashCode(blocker)) : null;
	}

	/** How many threads were past the bounds. */
	long unlisted() {
		return this.unlisted;
	}

}
