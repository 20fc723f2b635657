package dev.exectrace.faulttest;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A JVM whose recorder is turned off.
 */
class RecorderTests {

	@Test
	void isDisabledAndTheRefusalSaysSo(@TempDir Path directory) throws IOException {
		try (Service service = Service.in(directory)
			.with("-XX:-FlightRecorder")
			.set("exectrace.flight-recorder.enabled=true")
			.start()) {
			HttpResponse<String> refusal = service.endpoint("GET", "?seconds=1");
			assertThat(refusal.statusCode()).isEqualTo(503);
			assertThat(refusal.body()).contains("this JVM has no flight recorder, or it is disabled");
			assertThat(service.get("/hello")).isEqualTo("hello");
			service.assertNothingLeft();
		}
	}

}
