package dev.exectrace.autoconfigure.metrics;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.stream.Stream;

import dev.exectrace.autoconfigure.endpoint.CaptureListener;
import dev.exectrace.runtime.EndReason;
import dev.exectrace.runtime.ExecutionTrace;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.BaseUnits;

/**
 * Meters about the captures.
 */
class CaptureMetrics implements CaptureListener {

	private final MeterRegistry registry;

	private final DistributionSummary bytes;

	private final Timer duration;

	CaptureMetrics(MeterRegistry registry) {
		this.registry = registry;
		this.bytes = DistributionSummary.builder("exectrace.capture.bytes")
			.description("Size of the captured traces")
			.baseUnit(BaseUnits.BYTES)
			.register(registry);
		this.duration = Timer.builder("exectrace.capture.duration")
			.description("Duration of the captures")
			.register(registry);
		Gauge.builder("exectrace.capture.active", () -> ExecutionTrace.running().isPresent() ? 1 : 0)
			.description("Whether a capture is running: 1 or 0")
			.register(registry);
		// From zero on: to Prometheus a counter that begins with one has not increased
		Stream.of(EndReason.values(), Refusal.values()).flatMap(Stream::of).forEach(this::counter);
	}

	@Override
	public void ended(ExecutionTrace capture) {
		this.bytes.record(capture.bytes());
		this.duration.record(Duration.between(capture.startedAt(), Instant.now()));
		counter(capture.endReason().orElse(EndReason.COMPLETED)).increment();
	}

	@Override
	public void refused(Refusal refusal) {
		counter(refusal).increment();
	}

	private Counter counter(Enum<?> outcome) {
		return Counter.builder("exectrace.captures")
			.description("Captures that have ended, or were refused")
			.tag("outcome", outcome.name().toLowerCase(Locale.ROOT))
			.register(this.registry);
	}

}
