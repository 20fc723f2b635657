package dev.exectrace.loadtest.measure;

import java.time.Duration;
import java.util.Arrays;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/**
 * Tests for {@link Pairs}.
 */
class PairsTests {

	private final Slice off = new Slice(1000, Duration.ofSeconds(1), Duration.ofMillis(500), 0);

	@Test
	void ratiosAreOfNeighbours() {
		Pair pair = new Pair(this.off, new Slice(1800, Duration.ofSeconds(2), Duration.ofMillis(990), 180_000));
		assertThat(pair.throughputRatio()).isEqualTo(0.9, within(1e-9));
		assertThat(pair.cpuRatio()).isEqualTo(1.1, within(1e-9));
		assertThat(pair.on().bytesPerRequest()).isEqualTo(100, within(1e-9));
	}

	@Test
	void medianOfOddAndEvenCounts() {
		assertThat(pairs(900, 800, 100).median(Pair::throughputRatio)).isEqualTo(0.8, within(1e-9));
		assertThat(pairs(900, 800, 100, 1000).median(Pair::throughputRatio)).isEqualTo(0.85, within(1e-9));
	}

	private Pairs pairs(long... requests) {
		return new Pairs(Arrays.stream(requests)
			.mapToObj((count) -> new Pair(this.off, new Slice(count, Duration.ofSeconds(1), Duration.ofMillis(1), 0)))
			.toList());
	}

}
