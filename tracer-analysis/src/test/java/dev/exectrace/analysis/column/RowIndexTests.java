package dev.exectrace.analysis.column;

import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Against a stable sort of the JDK's.
 */
class RowIndexTests {

	static LongStream seeds() {
		return LongStream.range(0, 200);
	}

	@ParameterizedTest
	@MethodSource("seeds")
	void rowsOfAnOwnerAreInOrderOfTimeAndThenOfTheTable(long seed) {
		Random random = new Random(seed);
		int count = random.nextInt(500);
		int owners = random.nextInt(8) + ((count > 0) ? 1 : 0);
		int[] owner = random.ints(count, -1, Math.max(owners, 1)).toArray();
		long[] time = times(random, count);
		RowIndex index = RowIndex.of(count, owners, (row) -> owner[row], (row) -> time[row]);
		for (int of = 0; of < owners; of++) {
			assertThat(rows(index, of)).isEqualTo(expected(owner, time, of));
		}
	}

	/** As of several logs one after the other, or of chance, or with extremes. */
	private static long[] times(Random random, int count) {
		long[] time = new long[count];
		int shape = random.nextInt(4);
		long now = 0;
		for (int row = 0; row < count; row++) {
			now = (random.nextInt(20) == 0) ? random.nextInt(100) : now + random.nextInt(3);
			time[row] = switch (shape) {
				case 0 -> now;
				case 1 -> random.nextInt(10);
				case 2 -> -row;
				default -> random.nextBoolean() ? Long.MIN_VALUE : random.nextLong();
			};
		}
		return time;
	}

	private static List<Integer> rows(RowIndex index, int owner) {
		return IntStream.range(0, index.count(owner)).map((at) -> index.row(owner, at)).boxed().toList();
	}

	private static List<Integer> expected(int[] owner, long[] time, int of) {
		return IntStream.range(0, owner.length)
			.filter((row) -> owner[row] == of)
			.boxed()
			.sorted(Comparator.comparingLong((row) -> time[row]))
			.toList();
	}

}
