package dev.exectrace.runtime.scheduling;

import java.util.Arrays;
import java.util.function.LongConsumer;

import dev.exectrace.agent.CarrierLog;
import dev.exectrace.agent.SliceReader;
import dev.exectrace.agent.Ticks;
import dev.exectrace.agent.WaitReason;

/**
 * How long virtual threads were runnable until they ran, of those that were made runnable
 * within a window. For one thread at a time.
 */
public final class RunnableTimes {

	private static final int MAX = 1 << 16;

	private static final double NANOS = 1e9;

	private final double nanosPerTick;

	private long[] ticks = new long[1024];

	private int count;

	private volatile long from = Long.MAX_VALUE;

	private volatile long to = Long.MAX_VALUE;

	/**
	 * Times of a window that is not open yet.
	 * @param ticksPerSecond the frequency of the hooks' clock
	 */
	public RunnableTimes(long ticksPerSecond) {
		this.nanosPerTick = NANOS / ticksPerSecond;
	}

	/** Begins the window. */
	public void open() {
		this.from = Ticks.now();
	}

	/**
	 * Ends the window. Threads that were made runnable in it still count when they run.
	 * @return the time in ticks
	 */
	public long close() {
		this.to = Ticks.now();
		return this.to;
	}

	/**
	 * What takes the run slices.
	 * @return the reader
	 */
	public SliceReader reader() {
		return (carrier, words, base, name, stack) -> {
			long ready = words[base + CarrierLog.READY];
			long start = words[base + CarrierLog.START];
			// Who was pinned has kept its carrier, so it did not wait for one
			if (ready != 0 && start >= ready
					&& CarrierLog.waitReason(words[base + CarrierLog.META]) != WaitReason.PINNED) {
				add(ready, start - ready);
			}
		};
	}

	private void add(long ready, long length) {
		if (ready < this.from || ready > this.to || this.count == MAX) {
			return;
		}
		if (this.count == this.ticks.length) {
			this.ticks = Arrays.copyOf(this.ticks, this.count * 2);
		}
		this.ticks[this.count++] = length;
	}

	/**
	 * Hands over the times.
	 * @param nanos receives each, in nanoseconds
	 */
	public void forEach(LongConsumer nanos) {
		for (int i = 0; i < this.count; i++) {
			nanos.accept((long) (this.ticks[i] * this.nanosPerTick));
		}
	}

}
