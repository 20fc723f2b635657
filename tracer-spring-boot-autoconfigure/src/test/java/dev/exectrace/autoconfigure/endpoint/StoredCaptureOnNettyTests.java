package dev.exectrace.autoconfigure.endpoint;

import org.springframework.boot.WebApplicationType;

class StoredCaptureOnNettyTests extends StoredCaptureContract {

	StoredCaptureOnNettyTests() {
		super(WebApplicationType.REACTIVE);
	}

}
