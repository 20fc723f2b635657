package dev.exectrace.runtime.recording;

import java.time.Instant;

/**
 * The recorder's clock, as far as its chunks tell: good to a microsecond or so.
 */
public final class RecorderClock {

	private static final double NANOS = 1e9;

	private final long ticks;

	private final long ticksPerSecond;

	private final long nanoTime;

	private RecorderClock(long ticks, long ticksPerSecond, long nanoTime) {
		this.ticks = ticks;
		this.ticksPerSecond = ticksPerSecond;
		this.nanoTime = nanoTime;
	}

	static RecorderClock of(ChunkHeader header) {
		Instant now = Instant.now();
		long nanoTime = System.nanoTime();
		long since = now.getEpochSecond() * 1_000_000_000L + now.getNano() - header.startNanos();
		long ticks = header.startTicks() + (long) (since * (header.ticksPerSecond() / NANOS));
		return new RecorderClock(ticks, header.ticksPerSecond(), nanoTime);
	}

	/**
	 * The time now.
	 * @return the time in ticks
	 */
	public long now() {
		return this.ticks + (long) ((System.nanoTime() - this.nanoTime) * (this.ticksPerSecond / NANOS));
	}

	public long ticksPerSecond() {
		return this.ticksPerSecond;
	}

}
