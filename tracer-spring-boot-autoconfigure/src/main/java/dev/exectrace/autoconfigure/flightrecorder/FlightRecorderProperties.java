package dev.exectrace.autoconfigure.flightrecorder;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

import dev.exectrace.runtime.TraceHistorySettings;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.util.unit.DataSize;

/**
 * Configuration properties for the flight recorder. Immutable.
 *
 * @param enabled Whether the recent past is recorded all the time.
 * @param maxAge How far back it reaches.
 * @param maxSize The most that it may take on disk.
 * @param directory Directory that it is kept in. The JVM's temporary directory by
 * default.
 * @param snapshots What becomes of saved snapshots.
 * @param triggers What saves snapshots by itself.
 */
@ConfigurationProperties("exectrace.flight-recorder")
public record FlightRecorderProperties(@DefaultValue("false") boolean enabled, @DefaultValue("30s") Duration maxAge,
		@DefaultValue("64MB") DataSize maxSize, @Nullable Path directory, @DefaultValue Snapshots snapshots,
		@DefaultValue Triggers triggers) {

	private static final String PREFIX = "exectrace.flight-recorder.";

	public FlightRecorderProperties {
		positive("max-age", maxAge);
		check(maxSize.toMegabytes() >= 1, "max-size", maxSize, "It must be at least 1MB.");
		check(snapshots.maxCount >= 1, "snapshots.max-count", snapshots.maxCount, "It must be at least 1.");
		check(!snapshots.cooldown.isNegative(), "snapshots.cooldown", snapshots.cooldown, "It must not be negative.");
		positive("triggers.pinned", triggers.pinned);
		positive("triggers.scheduler-latency", triggers.schedulerLatency);
		positive("triggers.health.interval", triggers.health.interval);
		triggers.slowObservations
			.forEach((name, bound) -> positive("triggers.slow-observations.[" + name + "]", bound));
	}

	private static void positive(String name, @Nullable Duration value) {
		check(value == null || value.isPositive(), name, value, "It must be positive.");
	}

	private static void check(boolean valid, String name, @Nullable Object value, String reason) {
		if (!valid) {
			throw new InvalidConfigurationPropertyValueException(PREFIX + name, value, reason);
		}
	}

	TraceHistorySettings settings(boolean attachAgent) {
		return new TraceHistorySettings(this.maxAge, this.maxSize.toBytes(), this.directory, attachAgent,
				new TraceHistorySettings.Snapshots(this.snapshots.directory, this.snapshots.maxCount,
						this.snapshots.maxSize.toBytes(), this.snapshots.cooldown),
				this.triggers.pinned, this.triggers.schedulerLatency);
	}

	/**
	 * What becomes of saved snapshots.
	 *
	 * @param directory Directory that they are kept in, even after the application has
	 * ended. One that goes with the application by default.
	 * @param maxCount How many there may be; the oldest ones make room for others.
	 * @param maxSize How much they may take on disk together.
	 * @param cooldown How long after a snapshot none is saved.
	 */
	public record Snapshots(@Nullable Path directory, @DefaultValue("10") int maxCount,
			@DefaultValue("256MB") DataSize maxSize, @DefaultValue("1m") Duration cooldown) {
	}

	/**
	 * What saves snapshots by itself.
	 *
	 * @param slowObservations How long observations may take, by name; with '*' for any
	 * characters in a name.
	 * @param pinned How long a virtual thread may wait and hold its carrier.
	 * @param schedulerLatency How long a virtual thread may wait for a carrier.
	 * @param health The application's health.
	 */
	public record Triggers(@DefaultValue Map<String, Duration> slowObservations, @Nullable Duration pinned,
			@Nullable Duration schedulerLatency, @DefaultValue HealthTrigger health) {
	}

	/**
	 * The application's health.
	 *
	 * @param enabled Whether a health indicator that goes down saves a snapshot.
	 * @param interval How often the health indicators are asked.
	 */
	public record HealthTrigger(@DefaultValue("false") boolean enabled, @DefaultValue("10s") Duration interval) {
	}

}
