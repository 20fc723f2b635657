package dev.exectrace.autoconfigure.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class SchedulerMetricsAutoConfigurationTests {

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(SchedulerMetricsAutoConfiguration.class));

	@Test
	void isOnWhereThereIsARegistry() {
		this.contextRunner.withBean(MeterRegistry.class, SimpleMeterRegistry::new)
			.run((context) -> assertThat(context.getBean(SchedulerMetrics.class).isRunning()).isTrue());
	}

	@Test
	void needsARegistry() {
		this.contextRunner.run((context) -> assertThat(context).doesNotHaveBean(SchedulerMetrics.class));
	}

	@Test
	void needsMicrometer() {
		this.contextRunner.withClassLoader(new FilteredClassLoader("io.micrometer"))
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(SchedulerMetrics.class));
	}

	@Test
	void canBeTurnedOff() {
		this.contextRunner.withBean(MeterRegistry.class, SimpleMeterRegistry::new)
			.withPropertyValues("exectrace.metrics.scheduler.enabled=false")
			.run((context) -> assertThat(context).doesNotHaveBean(SchedulerMetrics.class));
	}

	@Test
	@EnabledForJreRange(min = JRE.JAVA_24)
	void countsWithoutAnAgent() {
		this.contextRunner.withBean(MeterRegistry.class, SimpleMeterRegistry::new).run((context) -> {
			MeterRegistry registry = context.getBean(MeterRegistry.class);
			assertThat(registry.get("exectrace.scheduler.parallelism").gauge().value()).isPositive();
			assertThat(registry.get("exectrace.scheduler.threads").tag("state", "queued").gauge().value())
				.isNotNegative();
			assertThat(registry.get("exectrace.scheduler.carriers").tag("state", "idle").gauge().value())
				.isNotNegative();
			Thread thread = Thread.ofVirtual().start(() -> {
				while (!Thread.currentThread().isInterrupted()) {
					Thread.onSpinWait();
				}
			});
			try {
				await().until(
						() -> registry.get("exectrace.scheduler.carriers").tag("state", "busy").gauge().value() >= 1);
			}
			finally {
				thread.interrupt();
				thread.join();
			}
		});
	}

	@ParameterizedTest
	@CsvSource({ "exectrace.metrics.scheduler.window=0s, window",
			"exectrace.metrics.scheduler.interval=999ms, interval", "exectrace.metrics.scheduler.window=1s, interval" })
	void refusesInvalidProperties(String property, String name) {
		this.contextRunner.withBean(MeterRegistry.class, SimpleMeterRegistry::new)
			.withPropertyValues(property)
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOfSatisfying(InvalidConfigurationPropertyValueException.class,
						(ex) -> assertThat(ex.getName()).isEqualTo("exectrace.metrics.scheduler." + name)));
	}

}
