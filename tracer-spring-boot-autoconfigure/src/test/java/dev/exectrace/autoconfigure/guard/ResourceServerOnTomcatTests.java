package dev.exectrace.autoconfigure.guard;

import org.springframework.boot.WebApplicationType;

class ResourceServerOnTomcatTests extends ResourceServerContract {

	ResourceServerOnTomcatTests() {
		super(WebApplicationType.SERVLET);
	}

}
