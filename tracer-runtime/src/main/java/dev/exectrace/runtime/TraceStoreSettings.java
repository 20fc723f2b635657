package dev.exectrace.runtime;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;

/**
 * What a {@link TraceStore} keeps. When there is too much the oldest traces go.
 * Immutable.
 *
 * @param directory where traces are kept, even after the JVM has ended; {@code null} for
 * a directory in {@code java.io.tmpdir} that goes with the store
 * @param maxAge for how long after its end a trace is kept; positive
 * @param maxCount how many there may be, with the one that is being recorded; positive
 * @param maxSize how many bytes they may have together, with the one that is being
 * recorded, which ends when it alone has that many
 */
public record TraceStoreSettings(Path directory, Duration maxAge, int maxCount, long maxSize) {

	private static final long MEBIBYTE = 1024 * 1024;

	public TraceStoreSettings {
		Objects.requireNonNull(maxAge, "maxAge");
		if (maxAge.isNegative() || maxAge.isZero()) {
			throw new IllegalArgumentException("maxAge must be positive, was " + maxAge);
		}
		if (maxCount < 1) {
			throw new IllegalArgumentException("maxCount must be positive, was " + maxCount);
		}
		if (maxSize < MEBIBYTE) {
			throw new IllegalArgumentException("maxSize must be at least 1 MiB, was " + maxSize + " bytes");
		}
	}

	/**
	 * Settings for up to ten traces of at most 256 MiB together, for a day at most.
	 * @param directory where they are kept, or {@code null} for a directory that goes
	 * with the store
	 * @return the settings
	 */
	public static TraceStoreSettings in(Path directory) {
		return new TraceStoreSettings(directory, Duration.ofDays(1), 10, 256 * MEBIBYTE);
	}

	public TraceStoreSettings withMaxAge(Duration age) {
		return new TraceStoreSettings(this.directory, age, this.maxCount, this.maxSize);
	}

	public TraceStoreSettings withMaxCount(int count) {
		return new TraceStoreSettings(this.directory, this.maxAge, count, this.maxSize);
	}

	public TraceStoreSettings withMaxSize(long bytes) {
		return new TraceStoreSettings(this.directory, this.maxAge, this.maxCount, bytes);
	}

}
