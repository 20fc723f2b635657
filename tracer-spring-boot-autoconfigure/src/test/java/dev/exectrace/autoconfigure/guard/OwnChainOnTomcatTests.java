package dev.exectrace.autoconfigure.guard;

import org.springframework.boot.WebApplicationType;

class OwnChainOnTomcatTests extends OwnChainContract {

	OwnChainOnTomcatTests() {
		super(WebApplicationType.SERVLET);
	}

}
