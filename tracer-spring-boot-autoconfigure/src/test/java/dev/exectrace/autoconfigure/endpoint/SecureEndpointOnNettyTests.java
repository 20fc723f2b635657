package dev.exectrace.autoconfigure.endpoint;

import org.springframework.boot.WebApplicationType;

class SecureEndpointOnNettyTests extends SecureEndpointContract {

	SecureEndpointOnNettyTests() {
		super(WebApplicationType.REACTIVE);
	}

}
