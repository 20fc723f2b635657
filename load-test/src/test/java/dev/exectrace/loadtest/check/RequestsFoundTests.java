package dev.exectrace.loadtest.check;

import java.util.List;

import dev.exectrace.loadtest.request.Request;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link RequestsFound}.
 */
class RequestsFoundTests {

	private static final long MILLI = 1_000_000;

	private final Check check = new RequestsFound(List.of(request(10, 1000, 1100)));

	@Test
	void requestWhoseThreadRanPasses() {
		assertThat(this.check.check(servedAt(1050).build()).ok()).isTrue();
	}

	@Test
	void requestWhoseThreadIsMissingFails() {
		assertThat(this.check.check(new TraceBuilder().run(1, 11, 1050, 1060).build()).ok()).isFalse();
	}

	@Test
	void requestWhoseThreadRanAtAnotherTimeFails() {
		assertThat(this.check.check(servedAt(3000).build()).ok()).isFalse();
	}

	@Test
	void requestsAcrossTheEdgesDoNotCount() {
		Check edges = new RequestsFound(
				List.of(request(10, 1000, 1100), request(11, 1, 100), request(12, 9900, 10_010)));
		assertThat(edges.check(servedAt(1050).build()).ok()).isTrue();
	}

	@Test
	void noRequestInTheWindowFails() {
		assertThat(new RequestsFound(List.of()).check(servedAt(1050).build()).ok()).isFalse();
	}

	private static TraceBuilder servedAt(long millis) {
		return new TraceBuilder().run(1, 10, millis, millis + 10);
	}

	private static Request request(long thread, long start, long end) {
		return new Request("/hello", start * MILLI, end * MILLI, true, thread, 0);
	}

}
