package dev.exectrace.autoconfigure.guard;

import org.springframework.boot.WebApplicationType;

class OwnChainOnNettyTests extends OwnChainContract {

	OwnChainOnNettyTests() {
		super(WebApplicationType.REACTIVE);
	}

}
