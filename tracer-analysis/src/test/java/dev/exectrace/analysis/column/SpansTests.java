package dev.exectrace.analysis.column;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Random;
import java.util.stream.LongStream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Against a bit for every nanosecond.
 */
class SpansTests {

	private static final int LENGTH = 300;

	static LongStream seeds() {
		return LongStream.range(0, 200);
	}

	@ParameterizedTest
	@MethodSource("seeds")
	void coversWhatOneOfThemCovers(long seed) {
		Random random = new Random(seed);
		int count = random.nextInt(12);
		long[] starts = random.longs(count, 0, LENGTH).sorted().toArray();
		long[] ends = Arrays.stream(starts).map((start) -> start + random.nextInt(40)).toArray();
		BitSet covered = new BitSet();
		for (int i = 0; i < count; i++) {
			covered.set((int) starts[i], (int) ends[i]);
		}
		Spans spans = Spans.of(starts, ends);
		assertThat(spans.total()).isEqualTo(covered.cardinality());
		for (int i = 0; i < 50; i++) {
			int from = random.nextInt(LENGTH + 50);
			int to = from + random.nextInt(LENGTH);
			assertThat(spans.overlap(from, to)).isEqualTo(covered.get(from, to).cardinality());
		}
		assertThat(spans.overlap(-LENGTH, LENGTH * 2)).isEqualTo(spans.total());
	}

}
