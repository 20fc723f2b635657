package dev.exectrace.analysis.model;

import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.exectrace.analysis.column.RowIndex;

import static org.assertj.core.api.Assertions.assertThat;

class RunIndexesTests {

	private static final int THREADS = 400;

	private static final int BATCH = 300;

	private final Runs runs = new Runs();

	/** As captures have them: batches of one carrier after the other's. */
	@ParameterizedTest
	@ValueSource(ints = { 0, 1, 100, 8192, 50_000 })
	void rowsOfEachOwnerAreInOrderOfTime(int count) {
		add(count, 3, new Random(count));
		RunIndexes indexes = new RunIndexes(this.runs, THREADS);
		assertThat(this.runs.count()).isEqualTo(count);
		for (int owner = 0; owner < THREADS; owner++) {
			int of = owner;
			assertThat(rows(indexes.byThread(), owner))
				.isEqualTo(expected((row) -> this.runs.thread(row) == of, count));
			assertThat(rows(indexes.byCarrier(), owner))
				.isEqualTo(expected((row) -> this.runs.carrier(row) == of, count));
		}
		assertThat(indexes.overlapsOnCarriers()).isZero();
	}

	@Test
	void carrierWhoseRowsAreOutOfOrderIsPutInOrder() {
		add(5, 0, 300);
		add(6, 0, 100);
		add(5, 0, 200);
		add(6, 1, 250);
		RunIndexes indexes = new RunIndexes(this.runs, THREADS);
		assertThat(rows(indexes.byCarrier(), 0)).containsExactly(1, 2, 0);
		assertThat(rows(indexes.byThread(), 5)).containsExactly(2, 0);
		assertThat(rows(indexes.byThread(), 6)).containsExactly(1, 3);
	}

	@Test
	void countsWhatCannotBe() {
		add(5, 0, 100);
		add(6, 0, 105);
		add(5, 1, 108);
		add(7, 1, 200);
		RunIndexes indexes = new RunIndexes(this.runs, THREADS);
		assertThat(indexes.overlapsOnCarriers()).isEqualTo(1);
		assertThat(indexes.overlapsOnThreads()).isEqualTo(1);
	}

	private void add(int count, int carriers, Random random) {
		long[] clocks = new long[carriers];
		for (int row = 0; row < count; row++) {
			int carrier = (row / BATCH) % carriers;
			clocks[carrier] += 10 + random.nextInt(1000);
			add(carriers + random.nextInt(THREADS - carriers), carrier, clocks[carrier]);
		}
	}

	private void add(int thread, int carrier, long start) {
		assertThat(this.runs.add(thread, carrier, start, 10, StopReason.PARK, 0, -1, WakeCause.UNPARK, 0,
				WaitReason.NONE, -1))
			.isTrue();
	}

	private List<Integer> expected(IntPredicate filter, int count) {
		return IntStream.range(0, count)
			.filter(filter)
			.boxed()
			.sorted(Comparator.comparingLong(this.runs::start))
			.toList();
	}

	private static List<Integer> rows(RowIndex index, int owner) {
		return IntStream.range(0, index.count(owner)).map((position) -> index.row(owner, position)).boxed().toList();
	}

}
