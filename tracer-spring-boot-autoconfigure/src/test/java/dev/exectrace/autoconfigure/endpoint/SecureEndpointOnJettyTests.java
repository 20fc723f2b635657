package dev.exectrace.autoconfigure.endpoint;

import java.net.http.HttpResponse;

import org.springframework.boot.WebApplicationType;

import static org.assertj.core.api.Assertions.assertThat;

class SecureEndpointOnJettyTests extends SecureEndpointContract {

	SecureEndpointOnJettyTests() {
		super(WebApplicationType.SERVLET);
	}

	@Override
	void assertOtherHostIsRefused(HttpResponse<String> response) {
		// By the server, as its certificate is not for that host
		assertThat(response.statusCode()).isEqualTo(400);
	}

}
