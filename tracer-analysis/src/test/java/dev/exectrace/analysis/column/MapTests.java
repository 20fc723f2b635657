package dev.exectrace.analysis.column;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The maps and columns of numbers, against the JDK's map.
 */
class MapTests {

	static LongStream seeds() {
		return LongStream.range(0, 60);
	}

	@ParameterizedTest
	@MethodSource("seeds")
	void idMapHoldsWhatWasPut(long seed) {
		Random random = new Random(seed);
		IdMap map = new IdMap();
		Map<Long, Integer> expected = new HashMap<>();
		for (int i = 0; i < 3000; i++) {
			long id = id(random, i);
			map.put(id, i);
			expected.put(id, i);
			long other = id(random, i);
			assertThat(map.get(other)).isEqualTo(expected.getOrDefault(other, -1));
		}
		expected.forEach((id, number) -> assertThat(map.get(id)).isEqualTo(number));
	}

	@ParameterizedTest
	@MethodSource("seeds")
	void longIntMapHoldsWhatWasPut(long seed) {
		Random random = new Random(seed);
		LongIntMap map = new LongIntMap();
		Map<Long, Integer> expected = new HashMap<>();
		for (int i = 0; i < 3000; i++) {
			if (random.nextInt(1000) == 0) {
				map.clear();
				expected.clear();
			}
			long key = id(random, i);
			map.put(key, i);
			expected.put(key, i);
			long other = id(random, i);
			assertThat(map.get(other)).isEqualTo(expected.getOrDefault(other, -1));
		}
		expected.forEach((key, number) -> assertThat(map.get(key)).isEqualTo(number));
	}

	@ParameterizedTest
	@MethodSource("seeds")
	void durationColumnHoldsShortAndLongOnes(long seed) {
		Random random = new Random(seed);
		DurationColumn column = new DurationColumn();
		long[] durations = random.longs(500, 0, Long.MAX_VALUE)
			.map((duration) -> duration >>> random.nextInt(63))
			.toArray();
		for (long duration : durations) {
			column.add(duration);
		}
		assertThat(column.size()).isEqualTo(durations.length);
		for (int row = 0; row < durations.length; row++) {
			assertThat(column.get(row)).isEqualTo(durations[row]);
		}
	}

	/** In sequence, near each other, far apart, or at a border. */
	private static long id(Random random, int sequence) {
		return switch (random.nextInt(6)) {
			case 0, 1 -> sequence;
			case 2 -> random.nextInt(5000);
			case 3 -> random.nextLong();
			case 4 -> (1L << random.nextInt(64)) - random.nextInt(3);
			default -> random.nextLong(1L << 32);
		};
	}

}
