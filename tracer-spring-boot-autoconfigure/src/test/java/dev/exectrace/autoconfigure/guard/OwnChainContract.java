package dev.exectrace.autoconfigure.guard;

import dev.exectrace.autoconfigure.application.Client;
import dev.exectrace.autoconfigure.application.Endpoint;
import dev.exectrace.autoconfigure.application.OwnChainApplication;
import dev.exectrace.autoconfigure.application.RunningApplication;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

import org.springframework.boot.WebApplicationType;
import org.springframework.context.ApplicationContext;
import org.springframework.security.core.userdetails.ReactiveUserDetailsService;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.web.FilterChainProxy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.server.SecurityWebFilterChain;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An application with chains of its own, with the starter added.
 */
@TestInstance(Lifecycle.PER_CLASS)
abstract class OwnChainContract {

	private final WebApplicationType type;

	private RunningApplication application;

	OwnChainContract(WebApplicationType type) {
		this.type = type;
	}

	@BeforeAll
	void start() {
		this.application = RunningApplication.start(this.type, OwnChainApplication.class,
				"exectrace.user.password=secret", "management.endpoints.web.exposure.include=health,beans");
	}

	@AfterAll
	void stop() {
		this.application.close();
	}

	@Test
	void keepsItsChainsTheirOrderAndItsUsers() {
		ApplicationContext context = this.application.context();
		if (this.type == WebApplicationType.SERVLET) {
			assertThat(context.getBean(FilterChainProxy.class).getFilterChains()).containsExactly(
					context.getBean("openChain", SecurityFilterChain.class),
					context.getBean("operatorChain", SecurityFilterChain.class));
			assertThat(context.getBeansOfType(UserDetailsService.class)).containsOnlyKeys("users");
		}
		else {
			assertThat(context.getBeanProvider(SecurityWebFilterChain.class).orderedStream()).containsExactly(
					context.getBean("openChain", SecurityWebFilterChain.class),
					context.getBean("operatorChain", SecurityWebFilterChain.class));
			assertThat(context.getBeansOfType(ReactiveUserDetailsService.class)).containsOnlyKeys("users");
		}
	}

	@Test
	void keepsItsRules() {
		Client client = this.application.client();
		assertThat(client.get("/open/hello").body()).isEqualTo("hello");
		assertThat(client.status("/hello")).isEqualTo(401);
		assertThat(client.as("gast", "gast").status("/hello")).isEqualTo(403);
		assertThat(client.as("exectrace", "secret").status("/hello")).isEqualTo(401);
		assertThat(client.as("olga", "olga").get("/hello").body()).isEqualTo("hello");
	}

	@Test
	void keepsTheRulesOfItsOtherActuatorEndpoints() {
		Client client = this.application.managementClient();
		assertThat(client.status("/actuator/health")).isEqualTo(401);
		assertThat(client.as("exectrace", "secret").status("/actuator/beans")).isEqualTo(401);
		assertThat(client.as("gast", "gast").status("/actuator/beans")).isEqualTo(403);
		assertThat(client.as("olga", "olga").status("/actuator/beans")).isEqualTo(200);
	}

	@Test
	void opensTheTraceEndpointForItsOwnUserOnly() {
		Client client = this.application.managementClient();
		assertThat(client.status(Endpoint.BAD_REQUEST)).isEqualTo(401);
		assertThat(client.as("olga", "olga").status(Endpoint.BAD_REQUEST)).isEqualTo(401);
		assertThat(client.as("exectrace", "secret").status(Endpoint.BAD_REQUEST)).isEqualTo(400);
		assertThat(client.as("exectrace", "secret").send("DELETE", Endpoint.PATH).statusCode()).isEqualTo(404);
	}

}
