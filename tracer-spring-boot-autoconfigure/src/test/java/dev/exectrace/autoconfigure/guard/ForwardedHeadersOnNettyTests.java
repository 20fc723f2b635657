package dev.exectrace.autoconfigure.guard;

import org.springframework.boot.WebApplicationType;

class ForwardedHeadersOnNettyTests extends ForwardedHeadersContract {

	ForwardedHeadersOnNettyTests() {
		super(WebApplicationType.REACTIVE);
	}

}
