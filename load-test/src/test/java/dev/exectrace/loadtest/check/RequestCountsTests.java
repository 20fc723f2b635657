package dev.exectrace.loadtest.check;

import java.util.List;

import dev.exectrace.loadtest.request.Request;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link RequestsCounted} and {@link RequestsAnswered}.
 */
class RequestCountsTests {

	@Test
	void sameCountsPass() {
		assertThat(RequestsCounted.check(3, 3).ok()).isTrue();
	}

	@Test
	void differentCountsFail() {
		assertThat(RequestsCounted.check(3, 4).ok()).isFalse();
		assertThat(RequestsCounted.check(0, 0).ok()).isFalse();
	}

	@Test
	void failedRequestFails() {
		assertThat(RequestsAnswered.check(List.of(request(true))).ok()).isTrue();
		assertThat(RequestsAnswered.check(List.of(request(true), request(false))).ok()).isFalse();
	}

	private static Request request(boolean ok) {
		return new Request("/hello", 0, 1, ok, 1, 0);
	}

}
