package dev.exectrace.autoconfigure.observation;

import io.micrometer.observation.ObservationHandler;
import io.micrometer.tracing.handler.TracingObservationHandler;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * {@link EnableAutoConfiguration Auto-configuration} that makes Micrometer's observations
 * tasks of the trace.
 */
@AutoConfiguration
@ConditionalOnClass(ObservationHandler.class)
@ConditionalOnBooleanProperty(name = "exectrace.observations.enabled", matchIfMissing = true)
@EnableConfigurationProperties(ObservationProperties.class)
public final class ObservationTasksAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	TaskObservationHandler exectraceTaskObservationHandler(ObservationProperties properties,
			ObjectProvider<SpanIds> spanIds) {
		return new TaskObservationHandler(new ObservationSelection(properties),
				spanIds.getIfAvailable(() -> SpanIds.NONE));
	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(TracingObservationHandler.class)
	static class TracingConfiguration {

		@Bean
		@ConditionalOnMissingBean
		SpanIds exectraceSpanIds() {
			return new MicrometerTracingSpanIds();
		}

	}

}
