package dev.exectrace.autoconfigure.guard;

import org.springframework.boot.WebApplicationType;

class OpenApplicationOnNettyTests extends OpenApplicationContract {

	OpenApplicationOnNettyTests() {
		super(WebApplicationType.REACTIVE);
	}

}
