package dev.exectrace.autoconfigure.flightrecorder;

import org.springframework.boot.WebApplicationType;

class FlightRecorderOnJettyTests extends FlightRecorderContract {

	FlightRecorderOnJettyTests() {
		super(WebApplicationType.SERVLET);
	}

}
