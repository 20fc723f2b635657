package dev.exectrace.autoconfigure.flightrecorder;

import dev.exectrace.autoconfigure.metrics.SnapshotMetricsAutoConfiguration;
import dev.exectrace.runtime.TraceHistory;
import dev.exectrace.runtime.TraceHistorySettings;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.health.autoconfigure.contributor.HealthContributorAutoConfiguration;
import org.springframework.boot.health.autoconfigure.registry.HealthContributorRegistryAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

@ExtendWith(OutputCaptureExtension.class)
class FlightRecorderAutoConfigurationTests {

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withBean(MeterRegistry.class, SimpleMeterRegistry::new)
		.withConfiguration(AutoConfigurations.of(HealthContributorAutoConfiguration.class,
				HealthContributorRegistryAutoConfiguration.class, FlightRecorderAutoConfiguration.class,
				SnapshotMetricsAutoConfiguration.class));

	@Test
	void isOffByDefault() {
		this.contextRunner.run((context) -> {
			assertThat(context).doesNotHaveBean(FlightRecorder.class);
			assertThat(TraceHistory.running()).isEmpty();
			assertThat(context.getBean(MeterRegistry.class).find("exectrace.snapshots").meter()).isNull();
		});
	}

	@Test
	void recordsAsLongAsTheApplicationRuns() {
		this.contextRunner.withPropertyValues("exectrace.flight-recorder.enabled=true")
			.run((context) -> assertThat(TraceHistory.running()).isPresent());
		assertThat(TraceHistory.running()).isEmpty();
	}

	@Test
	void recordsWithoutMicrometerAndHealth() {
		new ApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(FlightRecorderAutoConfiguration.class,
					SnapshotMetricsAutoConfiguration.class))
			.withPropertyValues("exectrace.flight-recorder.enabled=true")
			.withClassLoader(new FilteredClassLoader("io.micrometer", "org.springframework.boot.health"))
			.run((context) -> assertThat(TraceHistory.running()).isPresent());
	}

	@Test
	void secondRecorderIsOffAndSaysWhy(CapturedOutput output) {
		String enabled = "exectrace.flight-recorder.enabled=true";
		this.contextRunner.withPropertyValues(enabled).run((first) -> {
			TraceHistory history = TraceHistory.running().orElseThrow();
			this.contextRunner.withPropertyValues(enabled).run((second) -> assertThat(second).hasNotFailed());
			assertThat(TraceHistory.running()).contains(history);
		});
		assertThat(output).contains("The flight recorder is off: The recent past is being recorded already");
	}

	@Test
	void takesItsSettingsFromProperties() {
		this.contextRunner
			.withPropertyValues("exectrace.flight-recorder.enabled=true", "exectrace.flight-recorder.max-age=5s",
					"exectrace.flight-recorder.max-size=8MB", "exectrace.flight-recorder.snapshots.max-count=3",
					"exectrace.flight-recorder.triggers.pinned=20ms",
					"exectrace.flight-recorder.triggers.health.enabled=true")
			.run((context) -> {
				TraceHistorySettings settings = TraceHistory.running().orElseThrow().settings();
				assertThat(settings.maxAge()).hasSeconds(5);
				assertThat(settings.maxSize()).isEqualTo(8 << 20);
				assertThat(settings.snapshots().maxCount()).isEqualTo(3);
				assertThat(settings.pinned()).hasMillis(20);
				assertThat(settings.schedulerLatency()).isNull();
				assertThat(context).hasSingleBean(HealthWatch.class);
			});
	}

	@ParameterizedTest
	@ValueSource(strings = { "max-age=0s", "max-size=1KB", "snapshots.max-count=0", "snapshots.cooldown=-1s",
			"triggers.pinned=0s", "triggers.scheduler-latency=-1s", "triggers.health.interval=0s",
			"triggers.slow-observations.[http.server.requests]=0s" })
	void refusesInvalidPropertiesAtStart(String property) {
		String name = "exectrace.flight-recorder." + property.substring(0, property.indexOf('='));
		this.contextRunner
			.withPropertyValues("exectrace.flight-recorder.enabled=true", "exectrace.flight-recorder." + property)
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOfSatisfying(InvalidConfigurationPropertyValueException.class,
						(ex) -> assertThat(ex.getName()).isEqualTo(name)));
	}

}
