package dev.exectrace.autoconfigure.flightrecorder;

import org.springframework.boot.WebApplicationType;

class FlightRecorderOnNettyTests extends FlightRecorderContract {

	FlightRecorderOnNettyTests() {
		super(WebApplicationType.REACTIVE);
	}

}
