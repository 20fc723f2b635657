package dev.exectrace.admin;

import java.time.Duration;

import de.codecentric.boot.admin.server.config.AdminServerAutoConfiguration;
import de.codecentric.boot.admin.server.config.EnableAdminServer;
import dev.exectrace.admin.store.TraceStore;
import dev.exectrace.admin.web.InstanceController;
import dev.exectrace.admin.web.TraceController;
import dev.exectrace.admin.web.ViewController;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.context.PropertyPlaceholderAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.context.runner.ReactiveWebApplicationContextRunner;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.boot.webflux.autoconfigure.WebFluxAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.reactive.function.client.WebClient;

import static org.assertj.core.api.Assertions.assertThat;

class ExectraceAdminAutoConfigurationTests {

	private static final AutoConfigurations AUTO_CONFIGURATIONS = AutoConfigurations.of(
			AdminServerAutoConfiguration.class, ExectraceAdminAutoConfiguration.class,
			PropertyPlaceholderAutoConfiguration.class);

	private final WebApplicationContextRunner servlet = new WebApplicationContextRunner()
		.withConfiguration(AUTO_CONFIGURATIONS)
		.withConfiguration(AutoConfigurations.of(WebMvcAutoConfiguration.class));

	private final ReactiveWebApplicationContextRunner reactive = new ReactiveWebApplicationContextRunner()
		.withConfiguration(AUTO_CONFIGURATIONS)
		.withConfiguration(AutoConfigurations.of(WebFluxAutoConfiguration.class));

	@Test
	void adminServerOnServletHasIt() {
		this.servlet.withUserConfiguration(AdminServer.class)
			.run((context) -> assertThat(context).hasSingleBean(InstanceController.class)
				.hasSingleBean(TraceController.class)
				.hasSingleBean(ViewController.class));
	}

	@Test
	void reactiveAdminServerHasIt() {
		this.reactive.withUserConfiguration(AdminServer.class)
			.run((context) -> assertThat(context).hasSingleBean(InstanceController.class)
				.hasSingleBean(TraceController.class)
				.hasSingleBean(ViewController.class));
	}

	@Test
	void applicationThatIsNoAdminServerHasNot() {
		this.servlet.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(TraceStore.class));
	}

	@Test
	void adminServerThatIsSwitchedOffHasNot() {
		this.servlet.withUserConfiguration(AdminServer.class)
			.withPropertyValues("spring.boot.admin.server.enabled=false")
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(TraceStore.class));
	}

	@Test
	void applicationWithoutTheAdminServersClassesHasNot() {
		new ApplicationContextRunner().withClassLoader(new FilteredClassLoader("de.codecentric"))
			.withConfiguration(AutoConfigurations.of(ExectraceAdminAutoConfiguration.class))
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(TraceStore.class));
	}

	@Test
	void boundsArePropertiesAndHaveDefaults() {
		this.servlet.withUserConfiguration(AdminServer.class)
			.withPropertyValues("exectrace.admin.store.max-count=3", "exectrace.admin.store.max-size=2MB",
					"exectrace.admin.store.max-age=1h", "exectrace.admin.analysis.max-idle=1m")
			.run((context) -> {
				ExectraceAdminProperties properties = context.getBean(ExectraceAdminProperties.class);
				assertThat(properties.store().maxCount()).isEqualTo(3);
				assertThat(properties.store().maxSize().toMegabytes()).isEqualTo(2);
				assertThat(properties.store().maxAge()).isEqualTo(Duration.ofHours(1));
				assertThat(properties.analysis().maxIdle()).isEqualTo(Duration.ofMinutes(1));
				assertThat(properties.analysis().maxCount()).isEqualTo(2);
				assertThat(properties.requireAuthentication()).isTrue();
			});
	}

	@ParameterizedTest
	@ValueSource(strings = { "idle-timeout=0s", "store.max-count=0", "store.max-size=1KB", "store.max-age=-1s",
			"analysis.max-size=0B", "analysis.max-count=0", "analysis.max-idle=0s" })
	void boundThatCannotBeIsNamed(String property) {
		this.servlet.withUserConfiguration(AdminServer.class)
			.withPropertyValues("exectrace.admin." + property)
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.hasMessageContaining("exectrace.admin." + property.substring(0, property.indexOf('='))));
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAdminServer
	static class AdminServer {

		@Bean
		WebClient.Builder webClient() {
			return WebClient.builder();
		}

	}

}
