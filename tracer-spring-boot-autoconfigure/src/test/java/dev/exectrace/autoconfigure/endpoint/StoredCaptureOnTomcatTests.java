package dev.exectrace.autoconfigure.endpoint;

import org.springframework.boot.WebApplicationType;

class StoredCaptureOnTomcatTests extends StoredCaptureContract {

	StoredCaptureOnTomcatTests() {
		super(WebApplicationType.SERVLET);
	}

}
