package dev.exectrace.runtime;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;

/**
 * What a {@link TraceHistory} keeps and when it saves snapshots by itself. Immutable.
 *
 * @param maxAge how far back it reaches; positive
 * @param maxSize the most bytes of the recent past on disk
 * @param directory where its directory is created, or {@code null} for
 * {@code java.io.tmpdir}
 * @param attachAgent whether the agent may be attached to this JVM when it is not there
 * yet
 * @param snapshots what becomes of snapshots
 * @param pinned a virtual thread that waits and holds its carrier for longer causes a
 * snapshot; {@code null} for never
 * @param schedulerLatency a virtual thread that waits for a carrier for longer causes a
 * snapshot; {@code null} for never
 */
public record TraceHistorySettings(Duration maxAge, long maxSize, Path directory, boolean attachAgent,
		Snapshots snapshots, Duration pinned, Duration schedulerLatency) {

	private static final long MEBIBYTE = 1024 * 1024;

	public TraceHistorySettings {
		Objects.requireNonNull(snapshots, "snapshots");
		requirePositive("maxAge", Objects.requireNonNull(maxAge, "maxAge"));
		requirePositive("pinned", pinned);
		requirePositive("schedulerLatency", schedulerLatency);
		if (maxSize < MEBIBYTE) {
			throw new IllegalArgumentException("maxSize must be at least 1 MiB, was " + maxSize + " bytes");
		}
	}

	private static void requirePositive(String name, Duration value) {
		if (value != null && (value.isNegative() || value.isZero())) {
			throw new IllegalArgumentException(name + " must be positive, was " + value);
		}
	}

	/**
	 * Settings for a history of the given age, of at most 64 MiB, in the default
	 * directory, without triggers.
	 * @param maxAge how far back it reaches; positive
	 * @return the settings
	 */
	public static TraceHistorySettings of(Duration maxAge) {
		return new TraceHistorySettings(maxAge, 64 * MEBIBYTE, null, true,
				new Snapshots(null, 10, 256 * MEBIBYTE, Duration.ofMinutes(1)), null, null);
	}

	public TraceHistorySettings withMaxSize(long bytes) {
		return new TraceHistorySettings(this.maxAge, bytes, this.directory, this.attachAgent, this.snapshots,
				this.pinned, this.schedulerLatency);
	}

	public TraceHistorySettings withSnapshots(Snapshots snapshots) {
		return new TraceHistorySettings(this.maxAge, this.maxSize, this.directory, this.attachAgent, snapshots,
				this.pinned, this.schedulerLatency);
	}

	public TraceHistorySettings withPinned(Duration bound) {
		return new TraceHistorySettings(this.maxAge, this.maxSize, this.directory, this.attachAgent, this.snapshots,
				bound, this.schedulerLatency);
	}

	public TraceHistorySettings withSchedulerLatency(Duration bound) {
		return new TraceHistorySettings(this.maxAge, this.maxSize, this.directory, this.attachAgent, this.snapshots,
				this.pinned, bound);
	}

	/**
	 * What becomes of snapshots. When there are too many the oldest ones go.
	 *
	 * @param directory where they are kept, even after the JVM has ended; {@code null}
	 * for a directory that goes with the history
	 * @param maxCount how many there may be; positive
	 * @param maxSize how many bytes they may have together; a single larger one is kept
	 * @param cooldown after a snapshot, how long none is saved
	 */
	public record Snapshots(Path directory, int maxCount, long maxSize, Duration cooldown) {

		public Snapshots {
			Objects.requireNonNull(cooldown, "cooldown");
			if (maxCount < 1) {
				throw new IllegalArgumentException("maxCount must be positive, was " + maxCount);
			}
		}

	}

}
