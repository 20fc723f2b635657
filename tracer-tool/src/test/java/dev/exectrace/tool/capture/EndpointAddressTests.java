package dev.exectrace.tool.capture;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class EndpointAddressTests {

	@ParameterizedTest
	@CsvSource({ "localhost:8181, http://localhost:8181/actuator/exectrace, localhost-8181, true",
			"localhost, http://localhost:8181/actuator/exectrace, localhost-8181, true",
			"http://localhost:8181, http://localhost:8181/actuator/exectrace, localhost-8181, true",
			"http://localhost:8181/, http://localhost:8181/actuator/exectrace, localhost-8181, true",
			"http://localhost:8181/actuator/exectrace, http://localhost:8181/actuator/exectrace, localhost-8181, true",
			"127.0.0.1:9/manage/exectrace, http://127.0.0.1:9/manage/exectrace, 127.0.0.1-9, true",
			"https://example.org, https://example.org/actuator/exectrace, example.org, false",
			"8182, http://localhost:8182/actuator/exectrace, localhost-8182, true",
			"localhost:9/app/actuator/, http://localhost:9/app/actuator/exectrace, localhost-9, true",
			"[::1]:8181, http://[::1]:8181/actuator/exectrace, _1-8181, true" })
	void fillsInWhatIsNotGiven(String given, String uri, String label, boolean loopback) {
		EndpointAddress address = new EndpointAddress.Converter().convert(given);
		assertThat(address).hasToString(uri);
		assertThat(address.label()).isEqualTo(label);
		assertThat(address.isLoopback()).isEqualTo(loopback);
	}

}
