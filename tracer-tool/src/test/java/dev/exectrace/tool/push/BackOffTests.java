package dev.exectrace.tool.push;

import java.time.Duration;
import java.time.Instant;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class BackOffTests {

	@Test
	void waitsTwiceAsLongEachTimeUpToHalfAMinute() {
		BackOff backOff = new BackOff(new Random(1));
		long[] seconds = { 1, 2, 4, 8, 16, 30, 30 };
		for (int tries = 1; tries <= seconds.length; tries++) {
			Duration full = Duration.ofSeconds(seconds[tries - 1]);
			assertThat(backOff.pause(tries, null)).isBetween(full.dividedBy(2), full);
		}
		assertThat(backOff.pause(101, null)).isBetween(Duration.ofSeconds(15), Duration.ofSeconds(30));
		assertThat(backOff.pause(1, Duration.ofSeconds(7))).isEqualTo(Duration.ofSeconds(7));
	}

	@ParameterizedTest
	@CsvSource({ "7, PT7S", "'Wed, 25 Nov 2026 04:00:10 GMT', PT10S", "'Wed, 25 Nov 2026 03:00:00 GMT', PT0S", "soon, ",
			"-1, ", "99999999999, " })
	void readsWhatTheReceiverAsksFor(String header, Duration asked) {
		Answer answer = new Answer(503, "", header, null, new byte[0]);
		assertThat(answer.pause(Instant.parse("2026-11-25T04:00:00Z"))).isEqualTo(asked);
	}

}
