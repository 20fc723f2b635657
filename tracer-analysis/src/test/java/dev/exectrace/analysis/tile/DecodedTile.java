package dev.exectrace.analysis.tile;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A tile as a viewer reads it, from the documented layout alone.
 */
record DecodedTile(int level, int index, List<Row> rows) {

	static DecodedTile of(byte[] bytes) {
		ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
		assertThat(buffer.getInt()).isEqualTo(0x4C545845);
		assertThat(buffer.getShort()).isEqualTo((short) 1);
		int level = buffer.get();
		int rows = buffer.get();
		int index = buffer.getInt();
		int runs = buffer.getInt();
		int slices = buffer.getInt();
		int[] runOffsets = ints(buffer, rows + 1);
		int[] sliceOffsets = ints(buffer, rows + 1);
		int[] ended = ints(buffer, runs);
		int[] slice = ints(buffer, slices);
		int[] runFrom = shorts(buffer, runs);
		int[] sliceFrom = shorts(buffer, slices);
		int[] sliceTo = shorts(buffer, slices);
		int[] covered = bytes(buffer, runs);
		int[] running = bytes(buffer, runs);
		int[] runnable = bytes(buffer, runs);
		int[] rest = bytes(buffer, runs);
		int[] kind = bytes(buffer, slices);
		assertThat(buffer.hasRemaining()).isFalse();
		List<Row> decoded = new ArrayList<>();
		for (int row = 0; row < rows; row++) {
			List<Run> rowRuns = new ArrayList<>();
			for (int i = runOffsets[row]; i < runOffsets[row + 1]; i++) {
				int to = (i + 1 < runOffsets[row + 1]) ? runFrom[i + 1] : Tile.BUCKETS;
				rowRuns.add(new Run(runFrom[i], to, covered[i], running[i], runnable[i], rest[i], ended[i]));
			}
			List<Wide> rowSlices = new ArrayList<>();
			for (int i = sliceOffsets[row]; i < sliceOffsets[row + 1]; i++) {
				rowSlices.add(new Wide(slice[i], sliceFrom[i], sliceTo[i], kind[i]));
			}
			decoded.add(new Row(rowRuns, rowSlices));
		}
		return new DecodedTile(level, index, decoded);
	}

	private static int[] ints(ByteBuffer buffer, int count) {
		int[] values = new int[count];
		for (int i = 0; i < count; i++) {
			values[i] = buffer.getInt();
		}
		return values;
	}

	private static int[] shorts(ByteBuffer buffer, int count) {
		int[] values = new int[count];
		for (int i = 0; i < count; i++) {
			values[i] = Short.toUnsignedInt(buffer.getShort());
		}
		return values;
	}

	private static int[] bytes(ByteBuffer buffer, int count) {
		int[] values = new int[count];
		for (int i = 0; i < count; i++) {
			values[i] = Byte.toUnsignedInt(buffer.get());
		}
		return values;
	}

	record Row(List<Run> runs, List<Wide> slices) {

		Run at(int bucket) {
			return this.runs.stream()
				.filter((run) -> run.from() <= bucket && bucket < run.to())
				.findFirst()
				.orElseThrow();
		}

	}

	record Run(int from, int to, int covered, int running, int runnable, int rest, int ended) {
	}

	record Wide(int id, int from, int to, int kind) {
	}

}
