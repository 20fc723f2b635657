package dev.exectrace.autoconfigure.guard;

import org.springframework.boot.WebApplicationType;

class DefaultSecurityOnTomcatTests extends DefaultSecurityContract {

	DefaultSecurityOnTomcatTests() {
		super(WebApplicationType.SERVLET);
	}

}
