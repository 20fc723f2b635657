package dev.exectrace.autoconfigure.guard;

import org.springframework.boot.WebApplicationType;

class ForwardedHeadersOnTomcatTests extends ForwardedHeadersContract {

	ForwardedHeadersOnTomcatTests() {
		super(WebApplicationType.SERVLET);
	}

}
