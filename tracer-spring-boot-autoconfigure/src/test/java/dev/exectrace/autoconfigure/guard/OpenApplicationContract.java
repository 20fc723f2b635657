package dev.exectrace.autoconfigure.guard;

import java.net.http.HttpResponse;

import dev.exectrace.autoconfigure.application.Endpoint;
import dev.exectrace.autoconfigure.application.OpenApplication;
import dev.exectrace.autoconfigure.application.RunningApplication;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.util.ClassUtils;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An application without security of its own, with the starter added.
 */
@TestInstance(Lifecycle.PER_CLASS)
@ExtendWith(OutputCaptureExtension.class)
abstract class OpenApplicationContract {

	private final WebApplicationType type;

	private RunningApplication application;

	private String log;

	OpenApplicationContract(WebApplicationType type) {
		this.type = type;
	}

	@BeforeAll
	void start(CapturedOutput output) {
		this.application = RunningApplication.start(this.type, OpenApplication.class,
				"management.endpoints.web.exposure.include=health,beans");
		this.log = output.getAll();
	}

	@AfterAll
	void stop() {
		this.application.close();
	}

	@Test
	void hasNoSecurityOfBootOnItsClassPath() {
		assertThat(
				ClassUtils.isPresent("org.springframework.boot.security.autoconfigure.SecurityAutoConfiguration", null))
			.isFalse();
	}

	@Test
	void staysOpen() {
		assertThat(this.application.client().get("/hello").body()).isEqualTo("hello");
		assertThat(this.application.client().get(Endpoint.PATH).body()).isEqualTo("not the endpoint");
		HttpResponse<String> missing = this.application.client().send("POST", "/missing");
		assertThat(missing.statusCode()).isEqualTo(404);
		assertThat(missing.headers().firstValue("X-Content-Type-Options")).isEmpty();
		assertThat(missing.headers().firstValue("Set-Cookie")).isEmpty();
	}

	@Test
	void keepsItsOtherActuatorEndpointsOpen() {
		assertThat(this.application.managementClient().status("/actuator/health")).isEqualTo(200);
		assertThat(this.application.managementClient().status("/actuator/beans")).isEqualTo(200);
		assertThat(this.application.managementClient().with("Host", "proxy.example").status("/actuator/health"))
			.isEqualTo(200);
	}

	@Test
	void hasALockedTraceEndpointWhosePasswordIsGeneratedAndLoggedOnce() {
		assertThat(this.application.managementClient().status(Endpoint.BAD_REQUEST)).isEqualTo(401);
		String[] parts = this.log.split("Generated password for the user 'exectrace' of the endpoint 'exectrace': ");
		assertThat(parts).hasSize(2);
		String password = parts[1].substring(0, parts[1].indexOf(' '));
		assertThat(this.application.managementClient().as("exectrace", password).status(Endpoint.BAD_REQUEST))
			.isEqualTo(400);
	}

}
