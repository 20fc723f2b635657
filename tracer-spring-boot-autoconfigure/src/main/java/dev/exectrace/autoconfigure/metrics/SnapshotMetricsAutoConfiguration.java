package dev.exectrace.autoconfigure.metrics;

import dev.exectrace.autoconfigure.flightrecorder.FlightRecorderAutoConfiguration;
import io.micrometer.core.instrument.MeterRegistry;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for meters about the snapshots of
 * the flight recorder.
 */
@AutoConfiguration(after = FlightRecorderAutoConfiguration.class,
		afterName = "org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration")
@ConditionalOnClass(MeterRegistry.class)
@ConditionalOnBooleanProperty("exectrace.flight-recorder.enabled")
@ConditionalOnBean(MeterRegistry.class)
public final class SnapshotMetricsAutoConfiguration {

	@Bean
	SnapshotMetrics exectraceSnapshotMetrics(MeterRegistry registry) {
		return new SnapshotMetrics(registry);
	}

}
