package dev.exectrace.autoconfigure.guard;

import org.springframework.boot.WebApplicationType;

class ResourceServerOnNettyTests extends ResourceServerContract {

	ResourceServerOnNettyTests() {
		super(WebApplicationType.REACTIVE);
	}

}
