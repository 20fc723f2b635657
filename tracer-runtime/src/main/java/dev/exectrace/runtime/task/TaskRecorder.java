package dev.exectrace.runtime.task;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

import dev.exectrace.runtime.chunk.ChunkWriter;

/**
 * What the program says about its work while something records. Any thread adds to it,
 * one thread, the capture's, drains it.
 */
public final class TaskRecorder {

	private static final AtomicLong IDS = new AtomicLong();

	private static final int RINGS = Math.min(16,
			Integer.highestOneBit(Runtime.getRuntime().availableProcessors()) * 2);

	private static volatile TaskRecorder active;

	private final EntryRing[] rings = new EntryRing[RINGS];

	private final LongSupplier clock;

	private final Deque<Entry> undecided = new ArrayDeque<>();

	private volatile long minTask;

	/**
	 * A recorder that is not active yet.
	 * @param clock tells the time in ticks
	 */
	public TaskRecorder(LongSupplier clock) {
		this.clock = clock;
		for (int i = 0; i < RINGS; i++) {
			this.rings[i] = new EntryRing();
		}
	}

	/**
	 * Whether something records now.
	 * @return whether it does
	 */
	public static boolean isActive() {
		return active != null;
	}

	static TaskRecorder active() {
		return active;
	}

	static long nextId() {
		return IDS.incrementAndGet();
	}

	/**
	 * Lets tasks, regions and logs be recorded here.
	 */
	public void start() {
		active = this;
	}

	/**
	 * Ends that. What was recorded is still to be drained.
	 */
	public void stop() {
		if (active == this) {
			active = null;
		}
	}

	/**
	 * Leaves out tasks that were brief, and their regions, from now on.
	 * @param ticks how long a task has to be, 0 for all of them
	 */
	public void minTask(long ticks) {
		this.minTask = ticks;
	}

	long minTask() {
		return this.minTask;
	}

	/**
	 * Moves what was recorded into a chunk, but for what is about tasks of which nobody
	 * knows yet whether they are brief.
	 * @param writer the chunk's writer
	 * @return how many entries there were
	 */
	public int drain(ChunkWriter writer) {
		int count = 0;
		for (EntryRing ring : this.rings) {
			count += ring.drain(this.undecided::add);
		}
		write(writer, now() - this.minTask);
		return count;
	}

	/**
	 * Moves all that was recorded into a chunk.
	 * @param writer the chunk's writer
	 */
	public void drainAll(ChunkWriter writer) {
		drain(writer);
		write(writer, Long.MAX_VALUE);
	}

	private void write(ChunkWriter writer, long longSince) {
		Entry entry;
		while ((entry = this.undecided.peek()) != null) {
			Task task = entry.of();
			if (!task.isPassedOver()) {
				if (task.isRecorded() && task.began() > longSince) {
					return;
				}
				entry.write(writer);
			}
			this.undecided.poll();
		}
	}

	/**
	 * How many entries did not fit.
	 * @return the number
	 */
	public long dropped() {
		long dropped = 0;
		for (EntryRing ring : this.rings) {
			dropped += ring.dropped();
		}
		return dropped;
	}

	long now() {
		return this.clock.getAsLong();
	}

	void record(Entry entry) {
		this.rings[(int) Thread.currentThread().threadId() & (RINGS - 1)].add(entry);
	}

}
