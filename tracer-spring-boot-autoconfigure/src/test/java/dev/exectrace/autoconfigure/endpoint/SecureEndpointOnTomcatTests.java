package dev.exectrace.autoconfigure.endpoint;

import org.springframework.boot.WebApplicationType;

class SecureEndpointOnTomcatTests extends SecureEndpointContract {

	SecureEndpointOnTomcatTests() {
		super(WebApplicationType.SERVLET);
	}

}
