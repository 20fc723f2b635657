package dev.exectrace.autoconfigure.endpoint;

import org.springframework.boot.WebApplicationType;

class EndpointOnNettyTests extends EndpointContract {

	EndpointOnNettyTests() {
		super(WebApplicationType.REACTIVE);
	}

}
