package dev.exectrace.autoconfigure.guard;

import dev.exectrace.autoconfigure.application.Client;
import dev.exectrace.autoconfigure.application.Endpoint;
import dev.exectrace.autoconfigure.application.OpenApplication;
import dev.exectrace.autoconfigure.application.RunningApplication;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

import org.springframework.boot.WebApplicationType;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An application on Boot's default security, with the starter added.
 */
@TestInstance(Lifecycle.PER_CLASS)
abstract class DefaultSecurityContract {

	private final WebApplicationType type;

	private RunningApplication application;

	DefaultSecurityContract(WebApplicationType type) {
		this.type = type;
	}

	@BeforeAll
	void start() {
		this.application = RunningApplication.start(this.type, OpenApplication.class, "spring.security.user.name=user",
				"spring.security.user.password=user", "exectrace.user.password=secret",
				"management.endpoints.web.exposure.include=health,beans");
	}

	@AfterAll
	void stop() {
		this.application.close();
	}

	@Test
	void staysLockedWithBootsUser() {
		Client client = this.application.client();
		assertThat(client.status("/hello")).isEqualTo(401);
		assertThat(client.as("exectrace", "secret").status("/hello")).isEqualTo(401);
		assertThat(client.as("user", "user").get("/hello").body()).isEqualTo("hello");
		assertThat(client.status(Endpoint.PATH)).isEqualTo(401);
		assertThat(client.as("user", "user").get(Endpoint.PATH).body()).isEqualTo("not the endpoint");
	}

	@Test
	void keepsTheRulesOfItsOtherActuatorEndpoints() {
		Client client = this.application.managementClient();
		assertThat(client.status("/actuator/health")).isEqualTo(200);
		assertThat(client.status("/actuator/beans")).isEqualTo(401);
		assertThat(client.as("exectrace", "secret").status("/actuator/beans")).isEqualTo(401);
		assertThat(client.as("user", "user").status("/actuator/beans")).isEqualTo(200);
	}

	@Test
	void opensTheTraceEndpointForItsOwnUserOnly() {
		Client client = this.application.managementClient();
		assertThat(client.status(Endpoint.BAD_REQUEST)).isEqualTo(401);
		assertThat(client.as("user", "user").status(Endpoint.BAD_REQUEST)).isEqualTo(401);
		assertThat(client.as("exectrace", "secret").status(Endpoint.BAD_REQUEST)).isEqualTo(400);
		assertThat(client.as("exectrace", "secret").status(Endpoint.PATH + "/status")).isEqualTo(200);
		assertThat(client.as("exectrace", "secret").send("DELETE", Endpoint.PATH).statusCode()).isEqualTo(404);
	}

	@Test
	void startsNoSession() {
		assertThat(this.application.managementClient()
			.as("exectrace", "secret")
			.get(Endpoint.PATH + "/status")
			.headers()
			.firstValue("Set-Cookie")).isEmpty();
	}

}
