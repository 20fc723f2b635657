package dev.exectrace.tool.push;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class ReceiverUrlTests {

	@ParameterizedTest
	@CsvSource({ "otlp, http://localhost:4318, http://localhost:4318/v1development/profiles, false",
			"otlp, https://a.example.org/otlp/, https://a.example.org/otlp/v1development/profiles, false",
			"otlp, http://a.example.org/api/org/v1/profiles, http://a.example.org/api/org/v1/profiles, true",
			"pyroscope, http://[::1]:4040/, http://[::1]:4040/push.v1.PusherService/Push, false",
			"pyroscope, http://127.0.0.1/push.v1.PusherService/Push, http://127.0.0.1/push.v1.PusherService/Push, false" })
	void pathIsAddedUnlessItIsThere(Destination destination, String given, String whole, boolean plain) {
		ReceiverUrl url = new ReceiverUrl.Converter().convert(given).at(destination);
		assertThat(url).hasToString(whole);
		assertThat(url.isPlain()).isEqualTo(plain);
	}

}
