package dev.exectrace.analysis.tile;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;

import dev.exectrace.analysis.export.SampleTrace;
import dev.exectrace.analysis.generator.Schedules;
import dev.exectrace.analysis.model.Timeline;
import dev.exectrace.analysis.model.Trace;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.fail;

/**
 * What tiles show, against the slices of the model, at every level.
 */
class TilePropertyTests {

	static LongStream seeds() {
		return LongStream.range(0, 25);
	}

	@ParameterizedTest
	@MethodSource("seeds")
	void tilesShowEverySliceOfSmallTraces(long seed) {
		check(Schedules.random(seed).trace(), 0);
	}

	@Test
	void tilesShowEverySliceOfManyShortOnes() {
		check(Schedules.of(3, 40, 4, 40_000_000).trace(), 8);
		check(SampleTrace.generate(5, 12, 3000), 12);
	}

	@Test
	void twoLongSlicesThatEndInOneBucketAreBothThere() {
		Slices slices = new Slices(0);
		slices.beginRow(0);
		slices.add(SliceKind.RUNNING, 16 + 3);
		slices.add(SliceKind.RUNNABLE, 16);
		slices.add(SliceKind.RUNNING, 2);
		slices.add(SliceKind.RUNNABLE, 1);
		slices.add(SliceKind.RUNNING, 40);
		TileLists lists = new TileLists(1);
		new TilePainter(4, 0, lists).row(new SliceCursor(slices), 0, 7);
		DecodedTile.Row row = DecodedTile.of(new Tile(4, 0, lists).encode()).rows().getFirst();

		assertThat(row.slices()).extracting(DecodedTile.Wide::id).containsExactly(7, 8, 11);
		assertThat(row.at(2).ended()).isEqualTo(3);
		assertThat(row.at(2).running()).isEqualTo(Math.round(255 * 12 / 16.0F));
		assertThat(row.at(2).runnable()).isEqualTo(Math.round(255 * 4 / 16.0F));
	}

	@Test
	void refusesWhatIsNotThere() {
		TraceIndex index = TraceIndex.of(Schedules.random(1).trace());
		assertThatIllegalArgumentException().isThrownBy(() -> index.tile(-1, 0, 0));
		assertThatIllegalArgumentException().isThrownBy(() -> index.tile(0, -1, 0));
		assertThatIllegalArgumentException().isThrownBy(() -> index.tile(0, 0, index.rows().count()));
		assertThatIllegalArgumentException().isThrownBy(() -> index.tile(0, 0, new int[33]));
		assertThatIllegalArgumentException().isThrownBy(() -> index.slice(index.slices()));
		assertThat(index.tile(TraceIndex.MAX_LEVEL, Integer.MAX_VALUE >> 16, 0).slices()).isZero();
	}

	private static void check(Trace trace, int lowest) {
		TraceIndex index = TraceIndex.of(trace);
		int top = Long.SIZE - Long.numberOfLeadingZeros(trace.window() >> 9) + 1;
		for (int row = 0; row < index.rows().count(); row++) {
			List<Slice> slices = slices(index, row);
			sameAsTheModel(index, row, slices);
			sumsAreExact(index, row, slices, new Random(row));
			for (int level = lowest; level <= top; level++) {
				shown(index, row, level, slices);
			}
		}
	}

	private static List<Slice> slices(TraceIndex index, int row) {
		List<Slice> slices = new ArrayList<>();
		int count = index.slices(row);
		if (count > 0) {
			int any = -1;
			for (long at = 0; any < 0; at++) {
				any = index.sliceAt(row, Math.max(at, (index.rows().thread(row) >= 0)
						? index.trace().threads().start(index.rows().thread(row)) : at));
			}
			for (int i = 0; i < count; i++) {
				slices.add(index.slice(any + i));
			}
			assertThat(slices.getFirst().first()).isTrue();
			assertThat(slices.getLast().last()).isTrue();
		}
		return slices;
	}

	private static void sameAsTheModel(TraceIndex index, int row, List<Slice> slices) {
		int thread = index.rows().thread(row);
		if (thread < 0) {
			return;
		}
		Timeline timeline = index.trace().timeline(thread);
		for (Slice slice : slices) {
			assertThat(timeline.next()).isTrue();
			assertThat(slice).isEqualTo(new Slice(slice.id(), row, timeline.start(), timeline.end(),
					SliceKind.of(timeline.state(), timeline.reason()), slice.first(), slice.last()));
			assertThat(index.sliceAt(row, slice.start())).isEqualTo(slice.id());
			assertThat(index.sliceAt(row, slice.end() - 1)).isEqualTo(slice.id());
		}
		assertThat(timeline.next()).isFalse();
	}

	private static void sumsAreExact(TraceIndex index, int row, List<Slice> slices, Random random) {
		for (int i = 0; i < 5; i++) {
			long from = random.nextLong(index.trace().window());
			long to = from + random.nextLong(index.trace().window());
			long[] expected = new long[SliceKind.COUNT];
			for (Slice slice : slices) {
				expected[slice.kind()] += Math.max(0, Math.min(to, slice.end()) - Math.max(from, slice.start()));
			}
			assertThat(index.times(row, from, to)).isEqualTo(expected);
		}
	}

	private static void shown(TraceIndex index, int row, int level, List<Slice> slices) {
		long bucket = 1L << level;
		int buckets = (int) (index.trace().window() / bucket + 1);
		if (buckets > 20_000) {
			return;
		}
		long[][] times = new long[buckets + Tile.BUCKETS][];
		int[] ended = new int[buckets + Tile.BUCKETS];
		List<Slice> real = slices.stream().filter((slice) -> slice.kind() != SliceKind.NONE).toList();
		for (Slice slice : real) {
			for (long at = slice.start(); at < slice.end();) {
				int in = (int) (at / bucket);
				long next = Math.min(slice.end(), (in + 1) * bucket);
				times[in] = (times[in] != null) ? times[in] : new long[SliceKind.COUNT];
				times[in][slice.kind()] += next - at;
				at = next;
			}
			ended[(int) ((slice.end() - 1) / bucket)]++;
		}
		for (int tile = 0; tile * Tile.BUCKETS < buckets; tile++) {
			DecodedTile decoded = DecodedTile.of(index.tile(level, tile, row).encode());
			assertThat(decoded.level()).isEqualTo(level);
			assertThat(decoded.index()).isEqualTo(tile);
			painted(decoded.rows().getFirst(), bucket, tile * Tile.BUCKETS, times, ended);
			oneByOne(decoded.rows().getFirst(), bucket, (long) tile * Tile.BUCKETS * bucket, real);
		}
	}

	private static void painted(DecodedTile.Row row, long bucket, int first, long[][] times, int[] ended) {
		int at = 0;
		for (DecodedTile.Run run : row.runs()) {
			assertThat(run.from()).isEqualTo(at);
			int sum = 0;
			for (; at < run.to(); at++) {
				sum += ended[first + at];
				agrees(run, times[first + at], bucket);
			}
			assertThat(run.ended()).isEqualTo(sum);
		}
		assertThat(at).isEqualTo(Tile.BUCKETS);
	}

	private static void agrees(DecodedTile.Run run, long[] expected, long bucket) {
		if (expected == null) {
			assertThat(run.covered()).isZero();
			return;
		}
		long covered = 0;
		long most = 0;
		for (int kind = 1; kind < SliceKind.COUNT; kind++) {
			covered += expected[kind];
			most = (kind > SliceKind.RUNNABLE) ? Math.max(most, expected[kind]) : 0;
		}
		boolean agrees = agrees(run.covered(), covered, bucket)
				&& agrees(run.running(), expected[SliceKind.RUNNING], bucket)
				&& agrees(run.runnable(), expected[SliceKind.RUNNABLE], bucket)
				&& ((run.rest() != 0) ? expected[run.rest()] : 0) == most;
		if (!agrees) {
			fail(run + " shows " + Arrays.toString(expected) + " of " + bucket);
		}
	}

	/** Not by AssertJ: there are millions of them. */
	private static boolean agrees(int share, long time, long bucket) {
		return share > 0 == time > 0 && Math.abs(share / 255.0 - (double) time / bucket) <= 1 / 255.0;
	}

	private static void oneByOne(DecodedTile.Row row, long bucket, long from, List<Slice> slices) {
		long to = from + Tile.BUCKETS * bucket;
		List<DecodedTile.Wide> expected = slices.stream()
			.filter((slice) -> slice.duration() >= bucket && slice.start() < to && slice.end() > from)
			.map((slice) -> new DecodedTile.Wide(slice.id(), (int) ((Math.max(slice.start(), from) - from) / bucket),
					(int) ((Math.min(slice.end(), to) - 1 - from) / bucket) + 1, slice.kind()))
			.toList();
		assertThat(row.slices()).isEqualTo(expected);
	}

}
