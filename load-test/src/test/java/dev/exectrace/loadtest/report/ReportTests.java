package dev.exectrace.loadtest.report;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

import dev.exectrace.loadtest.check.Finding;
import dev.exectrace.loadtest.measure.Pair;
import dev.exectrace.loadtest.measure.Pairs;
import dev.exectrace.loadtest.measure.Slice;
import dev.exectrace.loadtest.trace.Block;
import dev.exectrace.loadtest.trace.Trace;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Report}.
 */
class ReportTests {

	@Test
	void findingsSayWhatFailed() {
		String report = new Report()
			.findings("Checks",
					List.of(new Finding("short", true, "1 of 1"), new Finding("a longer one", false, "why")))
			.toString();
		assertThat(report).containsSubsequence("Checks", "ok      short         1 of 1", "FAILED  a longer one  why");
	}

	@Test
	void costShowsTheRatios() {
		Slice off = new Slice(1000, Duration.ofSeconds(1), Duration.ofMillis(500), 0);
		Slice on = new Slice(900, Duration.ofSeconds(1), Duration.ofMillis(495), 9000);
		assertThat(new Report().cost("Load", new Pairs(List.of(new Pair(off, on)))).toString()).containsSubsequence(
				"medians of 1 pairs", "1,000", "900", "0.900", "500.0 us", "550.0 us", "1.100", "10 B");
	}

	@Test
	void eventsAndBlockedTimeAreSortedBySize() {
		Trace trace = new Trace(OptionalLong.empty(), OptionalLong.empty(), 0, 0, Map.of("rare", 2L, "often", 5L),
				List.of(), List.of(block(10, "sleep"), block(30, "network"), block(5, "sleep")));
		assertThat(new Report().events(trace).blockedTime(trace).toString()).containsSubsequence("often", "5", "rare",
				"2", "all", "7", "network", "1", "0.030 s", "sleep", "2", "0.015 s");
	}

	private static Block block(long millis, String reason) {
		return new Block(1, 0, millis * 1_000_000, reason, "");
	}

}
