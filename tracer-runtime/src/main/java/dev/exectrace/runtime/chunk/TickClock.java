package dev.exectrace.runtime.chunk;

import java.time.Instant;
import java.util.function.LongSupplier;

/**
 * Relates a clock that counts ticks to the time of day.
 *
 * @param ticks a time in ticks
 * @param epochNanos the same time in nanoseconds since 1970
 * @param ticksPerSecond the frequency of the ticks
 */
public record TickClock(long ticks, long epochNanos, long ticksPerSecond) {

	private static final int TRIES = 20;

	/**
	 * Reads both clocks, as close together as can be.
	 * @param counter counts the ticks
	 * @param ticksPerSecond their frequency
	 * @return the clock
	 */
	public static TickClock now(LongSupplier counter, long ticksPerSecond) {
		long best = Long.MAX_VALUE;
		long ticks = 0;
		long nanos = 0;
		for (int attempt = 0; attempt < TRIES; attempt++) {
			long before = counter.getAsLong();
			Instant now = Instant.now();
			long after = counter.getAsLong();
			if (after - before < best) {
				best = after - before;
				ticks = before + (after - before) / 2;
				nanos = now.getEpochSecond() * 1_000_000_000L + now.getNano();
			}
		}
		return new TickClock(ticks, nanos, ticksPerSecond);
	}

	long nanos(long count) {
		return (long) (count * (1e9 / this.ticksPerSecond));
	}

}
