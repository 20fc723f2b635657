package dev.exectrace.autoconfigure.endpoint;

import org.springframework.boot.WebApplicationType;

class StoredCaptureOnJettyTests extends StoredCaptureContract {

	StoredCaptureOnJettyTests() {
		super(WebApplicationType.SERVLET);
	}

}
