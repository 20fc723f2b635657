package dev.exectrace.autoconfigure.server;

import java.util.Map;

import org.junit.jupiter.api.Test;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.logging.DeferredLogs;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

import static org.assertj.core.api.Assertions.assertThat;

class ManagementServerDefaultsTests {

	private final ConfigurableEnvironment environment = new StandardEnvironment();

	@Test
	void listensOnLoopbackByDefault() {
		process(WebApplicationType.SERVLET, Map.of());
		assertThat(this.environment.getProperty("management.server.address")).isEqualTo("127.0.0.1");
		assertThat(this.environment.getProperty("management.server.port")).isEqualTo("8181");
	}

	@Test
	void leavesAConfiguredServerAlone() {
		process(WebApplicationType.SERVLET, Map.of("management.server.port", "9090"));
		assertThat(this.environment.getProperty("management.server.port")).isEqualTo("9090");
		assertThat(this.environment.getProperty("management.server.address")).isNull();
	}

	@Test
	void leavesAConfiguredAddressAlone() {
		process(WebApplicationType.REACTIVE, Map.of("management.server.address", "10.0.0.1"));
		assertThat(this.environment.getProperty("management.server.address")).isEqualTo("10.0.0.1");
		assertThat(this.environment.getProperty("management.server.port")).isNull();
	}

	@Test
	void exposesTheEndpointBesideBootsDefault() {
		process(WebApplicationType.SERVLET, Map.of());
		assertThat(exposed()).isEqualTo("health,exectrace");
	}

	@Test
	void exposesTheEndpointBesideWhatTheApplicationExposes() {
		process(WebApplicationType.SERVLET, Map.of(ManagementServerDefaults.INCLUDE + "[0]", "info",
				ManagementServerDefaults.INCLUDE + "[1]", "metrics"));
		assertThat(exposed()).isEqualTo("info,metrics,exectrace");
	}

	@Test
	void exposesNothingMoreWhereEverythingIsExposed() {
		process(WebApplicationType.SERVLET, Map.of(ManagementServerDefaults.INCLUDE, "*"));
		assertThat(exposed()).isEqualTo("*");
	}

	@Test
	void doesNotExposeAnExcludedEndpoint() {
		process(WebApplicationType.SERVLET,
				Map.of(ManagementServerDefaults.INCLUDE, "info", ManagementServerDefaults.EXCLUDE, "env, exectrace"));
		assertThat(exposed()).isEqualTo("info");
	}

	@Test
	void doesNothingForAnApplicationWithoutWebServer() {
		process(WebApplicationType.NONE, Map.of());
		assertThat(this.environment.getProperty("management.server.port")).isNull();
		assertThat(exposed()).isNull();
	}

	private String exposed() {
		return this.environment.getProperty(ManagementServerDefaults.INCLUDE);
	}

	private void process(WebApplicationType type, Map<String, Object> properties) {
		this.environment.getPropertySources().addFirst(new MapPropertySource("test", properties));
		SpringApplication application = new SpringApplication(getClass());
		application.setWebApplicationType(type);
		new ManagementServerDefaults(new DeferredLogs()).postProcessEnvironment(this.environment, application);
	}

}
