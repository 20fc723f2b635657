package dev.exectrace.autoconfigure.endpoint;

import org.springframework.boot.WebApplicationType;

class EndpointOnTomcatTests extends EndpointContract {

	EndpointOnTomcatTests() {
		super(WebApplicationType.SERVLET);
	}

}
