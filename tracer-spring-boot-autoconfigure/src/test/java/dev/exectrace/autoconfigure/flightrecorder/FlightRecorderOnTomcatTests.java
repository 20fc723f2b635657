package dev.exectrace.autoconfigure.flightrecorder;

import org.springframework.boot.WebApplicationType;

class FlightRecorderOnTomcatTests extends FlightRecorderContract {

	FlightRecorderOnTomcatTests() {
		super(WebApplicationType.SERVLET);
	}

}
