package dev.exectrace.autoconfigure.flightrecorder;

import java.util.ArrayList;
import java.util.List;

import io.micrometer.observation.ObservationHandler;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.contributor.HealthContributors;
import org.springframework.boot.health.registry.HealthContributorRegistry;
import org.springframework.boot.health.registry.ReactiveHealthContributorRegistry;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for the flight recorder.
 */
@AutoConfiguration(
		afterName = "org.springframework.boot.health.autoconfigure.registry.HealthContributorRegistryAutoConfiguration")
@ConditionalOnBooleanProperty("exectrace.flight-recorder.enabled")
@EnableConfigurationProperties(FlightRecorderProperties.class)
public final class FlightRecorderAutoConfiguration {

	// Not by the endpoint's properties: there may be no endpoint

	@Bean
	@ConditionalOnMissingBean
	FlightRecorder exectraceFlightRecorder(FlightRecorderProperties properties, Environment environment,
			ApplicationEventPublisher publisher) {
		boolean attachAgent = environment.getProperty("exectrace.agent.attach", Boolean.class, true);
		return new FlightRecorder(properties.settings(attachAgent), publisher);
	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(ObservationHandler.class)
	static class SlowObservationConfiguration {

		@Bean
		SlowObservationHandler exectraceSlowObservationHandler(FlightRecorderProperties properties,
				FlightRecorder flightRecorder) {
			return new SlowObservationHandler(flightRecorder, properties.triggers().slowObservations());
		}

	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(HealthContributorRegistry.class)
	@ConditionalOnBooleanProperty("exectrace.flight-recorder.triggers.health.enabled")
	static class HealthConfiguration {

		@Bean
		@ConditionalOnBean(HealthContributorRegistry.class)
		HealthWatch exectraceHealthWatch(FlightRecorderProperties properties, FlightRecorder flightRecorder,
				HealthContributorRegistry registry, ObjectProvider<ReactiveHealthContributorRegistry> reactive) {
			List<HealthContributors> contributors = new ArrayList<>(List.of(registry));
			reactive.ifAvailable((contributor) -> contributors.add(contributor.asHealthContributors()));
			return new HealthWatch(flightRecorder, contributors, properties.triggers().health().interval());
		}

	}

}
