package dev.exectrace.autoconfigure.endpoint;

import dev.exectrace.autoconfigure.metrics.CaptureMetricsAutoConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;

class ExectraceEndpointAutoConfigurationTests {

	private final WebApplicationContextRunner contextRunner = new WebApplicationContextRunner()
		.withConfiguration(
				AutoConfigurations.of(ExectraceEndpointAutoConfiguration.class, CaptureMetricsAutoConfiguration.class))
		.withPropertyValues("management.endpoints.web.exposure.include=exectrace",
				"management.server.address=127.0.0.1", "management.server.port=8181");

	@Test
	void registersTheEndpoint() {
		this.contextRunner.run((context) -> assertThat(context).hasSingleBean(ExectraceEndpoint.class)
			.doesNotHaveBean(EndpointNotRegisteredWarning.class));
	}

	@ParameterizedTest
	@ValueSource(strings = { "management.endpoints.web.exposure.include=health",
			"management.endpoints.web.exposure.exclude=exectrace", "management.endpoint.exectrace.access=NONE" })
	void doesNotRegisterAnUnavailableEndpoint(String property) {
		this.contextRunner.withPropertyValues(property)
			.run((context) -> assertThat(context).doesNotHaveBean(ExectraceEndpoint.class)
				.doesNotHaveBean(EndpointNotRegisteredWarning.class));
	}

	@ParameterizedTest
	@ValueSource(strings = { "management.server.address=10.0.0.1", "management.server.address=0.0.0.0",
			"management.server.port=-1", "management.server.port=8080", "server.port=8181",
			"spring.main.cloud-platform=cloud_foundry" })
	void doesNotRegisterTheEndpointElsewhere(String property) {
		this.contextRunner.withPropertyValues(property)
			.run((context) -> assertThat(context).doesNotHaveBean(ExectraceEndpoint.class)
				.hasSingleBean(EndpointNotRegisteredWarning.class));
	}

	@ParameterizedTest
	@ValueSource(strings = { "::1", "localhost", "127.0.0.2" })
	void registersTheEndpointOnEveryLoopbackAddress(String address) {
		this.contextRunner.withPropertyValues("management.server.address=" + address)
			.run((context) -> assertThat(context).hasSingleBean(ExectraceEndpoint.class));
	}

	@Test
	void needsAWebApplication() {
		new ApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(ExectraceEndpointAutoConfiguration.class))
			.withPropertyValues("management.endpoints.web.exposure.include=exectrace")
			.run((context) -> assertThat(context).doesNotHaveBean(ExectraceEndpointAutoConfiguration.class));
	}

	@Test
	void needsNoMicrometer() {
		this.contextRunner.withClassLoader(new FilteredClassLoader("io.micrometer"))
			.run((context) -> assertThat(context).hasSingleBean(ExectraceEndpoint.class)
				.doesNotHaveBean(CaptureListener.class));
	}

	@ParameterizedTest
	@ValueSource(strings = { "exectrace.max-duration=0s", "exectrace.max-duration=-1s", "exectrace.spool.max-size=1KB",
			"exectrace.store.max-age=0s", "exectrace.store.max-count=0", "exectrace.store.max-size=1KB",
			"exectrace.user.name=a:b", "exectrace.user.name=", "exectrace.user.password=", "exectrace.user.role=" })
	void refusesInvalidPropertiesAtStart(String property) {
		String name = property.substring(0, property.indexOf('='));
		this.contextRunner.withPropertyValues(property)
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOfSatisfying(InvalidConfigurationPropertyValueException.class,
						(ex) -> assertThat(ex.getName()).isEqualTo(name)));
	}

	@Test
	void refusesTwoKindsOfUsers() {
		this.contextRunner.withPropertyValues("exectrace.user.role=OPS", "exectrace.user.password=secret")
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOf(InvalidConfigurationPropertyValueException.class)
				.hasMessageContaining("exectrace.user.role"));
	}

}
