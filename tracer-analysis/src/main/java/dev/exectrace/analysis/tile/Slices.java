package dev.exectrace.analysis.tile;

import dev.exectrace.analysis.column.ByteColumn;
import dev.exectrace.analysis.column.DurationColumn;
import dev.exectrace.analysis.column.IntColumn;
import dev.exectrace.analysis.column.LongColumn;

/**
 * The slices of some rows that follow one another. Those of a row leave no gaps, so a
 * duration and a kind are all that is held of each: 5 bytes, and 1.4 for the blocks. Each
 * block tells when its first slice begins and how much time of each kind there was before
 * it, so the sums over any slices are a difference and the ends of two blocks.
 */
final class Slices {

	static final int BLOCK = 128;

	private final int firstRow;

	private final IntColumn offsets = new IntColumn();

	private final LongColumn starts = new LongColumn();

	private final DurationColumn durations = new DurationColumn();

	private final ByteColumn kinds = new ByteColumn();

	private final LongColumn blockStarts = new LongColumn();

	private final LongColumn blockSums = new LongColumn();

	private final long[] sums = new long[SliceKind.COUNT];

	private long position;

	Slices(int firstRow) {
		this.firstRow = firstRow;
	}

	void beginRow(long start) {
		this.offsets.add(this.durations.size());
		this.starts.add(start);
		this.position = start;
	}

	void add(int kind, long duration) {
		if (duration <= 0) {
			return;
		}
		if (this.durations.size() % BLOCK == 0) {
			this.blockStarts.add(this.position);
			for (long sum : this.sums) {
				this.blockSums.add(sum);
			}
		}
		this.durations.add(duration);
		this.kinds.add(kind);
		this.sums[kind] += duration;
		this.position += duration;
	}

	/** Adds the gap up to a time. */
	void skip(long to) {
		add(SliceKind.NONE, to - this.position);
	}

	long position() {
		return this.position;
	}

	int firstRow() {
		return this.firstRow;
	}

	int rows() {
		return this.starts.size();
	}

	int count() {
		return this.durations.size();
	}

	/** The first slice of a row. */
	int first(int row) {
		return this.offsets.get(row - this.firstRow);
	}

	/** The slice behind a row's last. */
	int end(int row) {
		int next = row - this.firstRow + 1;
		return (next < this.offsets.size()) ? this.offsets.get(next) : this.durations.size();
	}

	long start(int row) {
		return this.starts.get(row - this.firstRow);
	}

	int rowOf(int slice) {
		int low = 0;
		int high = this.offsets.size();
		while (low < high) {
			int middle = (low + high) >>> 1;
			if (this.offsets.get(middle) <= slice) {
				low = middle + 1;
			}
			else {
				high = middle;
			}
		}
		return this.firstRow + low - 1;
	}

	long duration(int slice) {
		return this.durations.get(slice);
	}

	int kind(int slice) {
		return this.kinds.get(slice);
	}

	long blockStart(int block) {
		return this.blockStarts.get(block);
	}

	/** The time of a kind in the slices of all rows before a block. */
	long sumBefore(int block, int kind) {
		return this.blockSums.get(block * SliceKind.COUNT + kind);
	}

	/** The time by kind in the slices of a row from one time to another. */
	void sum(SliceCursor cursor, int row, long from, long to, long[] sums) {
		boolean more = cursor.seek(row, from);
		while (more && cursor.start() < to) {
			if (cursor.start() < from || cursor.skip(to, sums) == 0) {
				sums[cursor.kind()] += Math.min(cursor.end(), to) - Math.max(cursor.start(), from);
				more = cursor.next();
			}
		}
	}

	/** How many bytes this takes, without what the columns have in reserve. */
	long bytes() {
		return 5L * count() + 8L * this.blockStarts.size() + 8L * this.blockSums.size() + 12L * this.starts.size();
	}

}
