package dev.exectrace.loadtest.soak;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Tests for {@link Verdict}.
 */
class VerdictTests {

	private static final long MIB = 1 << 20;

	@Test
	void noiseIsFlat() {
		assertThat(verdict((i) -> sample(1000 + 50 * (i % 2), 40 * MIB + i % 3 * MIB, 40 + i % 2)).flat()).isTrue();
	}

	@Test
	void oneSlowRoundIsNoise() {
		assertThat(verdict((i) -> sample((i == 19) ? 10 : 1000, 40 * MIB, 40)).flat()).isTrue();
	}

	@Test
	void throughputThatSinksIsTold() {
		Verdict verdict = verdict((i) -> sample(1000 - 10 * i, 40 * MIB, 40));
		assertThat(verdict.flat()).isFalse();
		assertThat(verdict.lines()).filteredOn((line) -> line.endsWith("SUNK"))
			.singleElement()
			.asString()
			.contains("requests a second");
	}

	@Test
	void heapThatGrowsIsTold() {
		Verdict verdict = verdict((i) -> sample(1000, (40 + i) * MIB, 40));
		assertThat(verdict.lines()).filteredOn((line) -> line.endsWith("GROWN"))
			.singleElement()
			.asString()
			.contains("heap");
	}

	@Test
	void threadsThatGrowAreTold() {
		assertThat(verdict((i) -> sample(1000, 40 * MIB, 40 + i)).flat()).isFalse();
	}

	@Test
	void fewRoundsTellNothing() {
		assertThatIllegalStateException().isThrownBy(() -> Verdict.of(List.of(sample(1000, MIB, 1))));
	}

	private static Verdict verdict(IntFunction<Sample> samples) {
		return Verdict.of(new ArrayList<>(IntStream.range(0, 20).mapToObj(samples).toList()));
	}

	private static Sample sample(double throughput, long heap, long threads) {
		return new Sample(throughput, 200, heap, 700 * MIB, threads, 60, 4, 0);
	}

}
