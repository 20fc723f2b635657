package dev.exectrace.autoconfigure.guard;

import org.springframework.boot.WebApplicationType;

class DefaultSecurityOnNettyTests extends DefaultSecurityContract {

	DefaultSecurityOnNettyTests() {
		super(WebApplicationType.REACTIVE);
	}

}
