package dev.exectrace.autoconfigure.metrics;

import java.util.Locale;

import dev.exectrace.autoconfigure.flightrecorder.TraceSnapshotEvent;
import io.micrometer.core.instrument.MeterRegistry;

import org.springframework.context.ApplicationListener;

/**
 * Counts the snapshots that the flight recorder saved.
 */
class SnapshotMetrics implements ApplicationListener<TraceSnapshotEvent> {

	private final MeterRegistry registry;

	SnapshotMetrics(MeterRegistry registry) {
		this.registry = registry;
	}

	@Override
	public void onApplicationEvent(TraceSnapshotEvent event) {
		this.registry
			.counter("exectrace.snapshots", "trigger", event.getSnapshot().trigger().name().toLowerCase(Locale.ROOT))
			.increment();
	}

}
