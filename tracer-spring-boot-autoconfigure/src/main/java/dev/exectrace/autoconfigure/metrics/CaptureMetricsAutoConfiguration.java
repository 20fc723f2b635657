package dev.exectrace.autoconfigure.metrics;

import dev.exectrace.autoconfigure.endpoint.CaptureListener;
import dev.exectrace.autoconfigure.endpoint.ExectraceEndpoint;
import dev.exectrace.autoconfigure.endpoint.ExectraceEndpointAutoConfiguration;
import io.micrometer.core.instrument.MeterRegistry;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for meters about the captures of
 * {@link ExectraceEndpoint}.
 */
@AutoConfiguration(after = ExectraceEndpointAutoConfiguration.class,
		afterName = "org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration")
@ConditionalOnClass(MeterRegistry.class)
@ConditionalOnBean({ MeterRegistry.class, ExectraceEndpoint.class })
public final class CaptureMetricsAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean(CaptureListener.class)
	CaptureMetrics exectraceCaptureMetrics(MeterRegistry registry) {
		return new CaptureMetrics(registry);
	}

}
