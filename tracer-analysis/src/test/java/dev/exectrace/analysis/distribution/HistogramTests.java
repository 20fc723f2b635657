package dev.exectrace.analysis.distribution;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class HistogramTests {

	private final Histogram histogram = new Histogram();

	@ParameterizedTest
	@ValueSource(ints = { 1, 2, 3, 10, 99, 100, 101, 10_000 })
	void percentilesAreThoseOfTheSortedTimes(int count) {
		SplittableRandom random = new SplittableRandom(count);
		for (int round = 0; round < 20; round++) {
			long[] times = random.longs(count, 0, 50).map((bits) -> random.nextLong(1L << (bits + 1))).toArray();
			Arrays.stream(times).forEach(this.histogram::add);
			Arrays.sort(times);
			Distribution taken = this.histogram.take();
			assertThat(taken.count()).isEqualTo(count);
			assertThat(taken.sum()).isEqualTo(Arrays.stream(times).sum());
			assertThat(taken.max()).isEqualTo(times[count - 1]);
			check(taken.p50(), times, 0.5);
			check(taken.p90(), times, 0.9);
			check(taken.p99(), times, 0.99);
		}
	}

	private static void check(long percentile, long[] sorted, double share) {
		long exact = sorted[(int) Math.ceil(share * sorted.length) - 1];
		assertThat(percentile).isCloseTo(exact, within((long) (exact * 0.008)));
	}

	@Test
	void longestTimeOfAllFits() {
		this.histogram.add(Long.MAX_VALUE);
		this.histogram.add(0);
		assertThat(this.histogram.take())
			.isEqualTo(new Distribution(2, Long.MAX_VALUE, 0, Long.MAX_VALUE, Long.MAX_VALUE, Long.MAX_VALUE));
	}

	@Test
	void doublingsHoldEachTimeOnce() {
		SplittableRandom random = new SplittableRandom(7);
		long[] times = random.longs(5000, 0, 63).map((bits) -> random.nextLong(1L << bits)).toArray();
		Arrays.stream(times).forEach(this.histogram::add);
		List<Bucket> doublings = this.histogram.doublings();
		long end = doublings.getFirst().from();
		for (Bucket bucket : doublings) {
			assertThat(bucket.from()).isEqualTo(end);
			assertThat(bucket.to()).isEqualTo((bucket.from() == 0) ? 1 : bucket.from() * 2);
			assertThat(bucket.count())
				.isEqualTo(Arrays.stream(times).filter((time) -> time >= bucket.from() && time < bucket.to()).count());
			end = bucket.to();
		}
		assertThat(doublings.stream().mapToLong(Bucket::count).sum()).isEqualTo(times.length);
	}

	@Test
	void doublingsBeginAndEndWithSomething() {
		assertThat(this.histogram.doublings()).isEmpty();
		this.histogram.add(0);
		assertThat(this.histogram.doublings()).containsExactly(new Bucket(0, 1, 1));
		this.histogram.take();
		this.histogram.add(5000);
		this.histogram.add(20_000);
		assertThat(this.histogram.doublings()).containsExactly(new Bucket(4096, 8192, 1), new Bucket(8192, 16_384, 0),
				new Bucket(16_384, 32_768, 1));
		this.histogram.add(Long.MAX_VALUE);
		assertThat(this.histogram.doublings().getLast()).isEqualTo(new Bucket(1L << 62, Long.MAX_VALUE, 1));
	}

	@Test
	void isEmptyOnceTaken() {
		this.histogram.add(5);
		this.histogram.take();
		assertThat(this.histogram.take()).isEqualTo(Distribution.NONE);
		this.histogram.add(7);
		assertThat(this.histogram.take()).isEqualTo(new Distribution(1, 7, 7, 7, 7, 7));
	}

}
