package dev.exectrace.autoconfigure.guard;

import org.springframework.boot.WebApplicationType;

class OpenApplicationOnTomcatTests extends OpenApplicationContract {

	OpenApplicationOnTomcatTests() {
		super(WebApplicationType.SERVLET);
	}

}
