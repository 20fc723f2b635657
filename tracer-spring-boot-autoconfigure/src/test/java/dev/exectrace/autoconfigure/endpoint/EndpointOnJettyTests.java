package dev.exectrace.autoconfigure.endpoint;

import org.springframework.boot.WebApplicationType;

class EndpointOnJettyTests extends EndpointContract {

	EndpointOnJettyTests() {
		super(WebApplicationType.SERVLET);
	}

}
