package dev.exectrace.autoconfigure.endpoint;

import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class CaptureSecondsTests {

	private final CaptureSeconds seconds = new CaptureSeconds(Duration.ofMillis(90_500));

	@ParameterizedTest
	@CsvSource({ "1, PT1S", "0.25, PT0.25S", "90.5, PT1M30.5S", "0.0000000001, PT0.000000001S", "007, PT7S" })
	void takesADecimal(String value, Duration expected) {
		assertThat(this.seconds.parse(value)).contains(expected);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "0", "0.0", "-1", "+1", "1.", ".5", "1e1", "NaN", "Infinity", "1s", "PT1S",
			"90.5000000001", "91", "\u0661" })
	void refusesEverythingElse(String value) {
		assertThat(this.seconds.parse(value)).isEmpty();
	}

	@Test
	void isOneSecondByDefaultButNeverMoreThanAllowed() {
		assertThat(this.seconds.parse(null)).contains(Duration.ofSeconds(1));
		assertThat(new CaptureSeconds(Duration.ofMillis(500)).parse(null)).contains(Duration.ofMillis(500));
	}

	@Test
	void namesTheBound() {
		assertThat(this.seconds.bounds()).endsWith("greater than 0 and at most 90.5");
	}

}
