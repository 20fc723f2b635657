package dev.exectrace.autoconfigure.guard;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.WebApplicationType;

import dev.exectrace.autoconfigure.application.Client;
import dev.exectrace.autoconfigure.application.Endpoint;
import dev.exectrace.autoconfigure.application.OpenApplication;
import dev.exectrace.autoconfigure.application.RunningApplication;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An application that believes what a proxy says of the client.
 */
abstract class ForwardedHeadersContract {

	private final WebApplicationType type;

	ForwardedHeadersContract(WebApplicationType type) {
		this.type = type;
	}

	@ParameterizedTest
	@ValueSource(strings = { "native", "framework" })
	void makeNobodyLocal(String strategy) {
		try (RunningApplication application = RunningApplication.start(this.type, OpenApplication.class,
				"exectrace.user.password=secret", "server.forward-headers-strategy=" + strategy)) {
			Client client = application.managementClient().as("exectrace", "secret");
			assertThat(client.status(Endpoint.BAD_REQUEST)).isEqualTo(400);
			Client rebound = client.with("Host", "evil.example");
			assertThat(rebound.with("X-Forwarded-Host", "localhost")
				.with("X-Forwarded-For", "127.0.0.1")
				.with("X-Forwarded-Proto", "http")
				.status(Endpoint.BAD_REQUEST)).isEqualTo(403);
			assertThat(rebound.with("Forwarded", "host=localhost;for=127.0.0.1").status(Endpoint.BAD_REQUEST))
				.isEqualTo(403);
		}
	}

}
