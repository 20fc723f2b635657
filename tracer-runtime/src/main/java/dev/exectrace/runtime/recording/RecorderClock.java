package dev.exectrace.runtime.recording;

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

	/**
	 * Relates the recorder's clock to the one of {@link System#nanoTime()}.
	 * @param header the first chunk of a recording
	 * @param started when that recording was started, in nanoseconds since 1970: the wall
	 * clock may have been set since
	 * @param startedNanoTime the same by {@link System#nanoTime()}
	 */
	static RecorderClock of(ChunkHeader header, long started, long startedNanoTime) {
		long since = started - header.startNanos();
		long ticks = header.startTicks() + (long) (since * (header.ticksPerSecond() / NANOS));
		return new RecorderClock(ticks, header.ticksPerSecond(), startedNanoTime);
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
