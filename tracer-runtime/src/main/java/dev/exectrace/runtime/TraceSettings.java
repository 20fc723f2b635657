package dev.exectrace.runtime;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;

/**
 * What a capture may use and how long it may last. Immutable.
 *
 * @param duration how long the capture runs unless it is stopped before; positive
 * @param maxSpool the most bytes of finished but unread trace kept, in memory up to 1 MiB
 * and then on disk; when a reader falls further behind the capture ends
 * @param directory where the spool directory is created, or {@code null} for
 * {@code java.io.tmpdir}
 * @param attachAgent whether the agent may be attached to this JVM when it is not there
 * yet
 */
public record TraceSettings(Duration duration, long maxSpool, Path directory, boolean attachAgent) {

	private static final long MEBIBYTE = 1024 * 1024;

	public TraceSettings {
		Objects.requireNonNull(duration, "duration");
		if (duration.isNegative() || duration.isZero()) {
			throw new IllegalArgumentException("duration must be positive, was " + duration);
		}
		if (maxSpool < MEBIBYTE) {
			throw new IllegalArgumentException("maxSpool must be at least 1 MiB, was " + maxSpool + " bytes");
		}
	}

	/**
	 * Settings for a capture of the given length with a spool of 256 MiB in the default
	 * directory, attaching the agent where needed.
	 * @param duration how long the capture runs; positive
	 * @return the settings
	 */
	public static TraceSettings of(Duration duration) {
		return new TraceSettings(duration, 256 * MEBIBYTE, null, true);
	}

	public TraceSettings withMaxSpool(long bytes) {
		return new TraceSettings(this.duration, bytes, this.directory, this.attachAgent);
	}

	public TraceSettings withDirectory(Path directory) {
		return new TraceSettings(this.duration, this.maxSpool, directory, this.attachAgent);
	}

	public TraceSettings withAttachAgent(boolean attachAgent) {
		return new TraceSettings(this.duration, this.maxSpool, this.directory, attachAgent);
	}

}
