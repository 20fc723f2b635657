package dev.exectrace.analysis.tile;

/**
 * Walks along the slices of a row. Not for several threads.
 */
final class SliceCursor {

	private final Slices slices;

	private int at;

	private int rowEnd;

	private long start;

	private long end;

	SliceCursor(Slices slices) {
		this.slices = slices;
	}

	/**
	 * Goes to the slice that a time is in, or to the row's first if that is later.
	 * @return {@code false} where the row has ended by then
	 */
	boolean seek(int row, long time) {
		int first = this.slices.first(row);
		this.rowEnd = this.slices.end(row);
		int block = lastBlock(first, time);
		if (block * Slices.BLOCK > first) {
			move(block * Slices.BLOCK, this.slices.blockStart(block));
		}
		else {
			move(first, this.slices.start(row));
		}
		while (this.at < this.rowEnd && this.end <= time) {
			move(this.at + 1, this.end);
		}
		return this.at < this.rowEnd;
	}

	/** The last block that begins in the row and by a time, or one before the row. */
	private int lastBlock(int from, long time) {
		int low = from / Slices.BLOCK + 1;
		int high = (this.rowEnd - 1) / Slices.BLOCK + 1;
		while (low < high) {
			int middle = (low + high) >>> 1;
			if (this.slices.blockStart(middle) <= time) {
				low = middle + 1;
			}
			else {
				high = middle;
			}
		}
		return low - 1;
	}

	private void move(int to, long start) {
		this.at = to;
		this.start = start;
		this.end = (to < this.rowEnd) ? start + this.slices.duration(to) : start;
	}

	boolean next() {
		move(this.at + 1, this.end);
		return this.at < this.rowEnd;
	}

	/** Goes to a slice of a row. */
	void moveTo(int row, int slice) {
		this.rowEnd = this.slices.end(row);
		int block = slice / Slices.BLOCK;
		if (block * Slices.BLOCK > this.slices.first(row)) {
			move(block * Slices.BLOCK, this.slices.blockStart(block));
		}
		else {
			move(this.slices.first(row), this.slices.start(row));
		}
		while (this.at < slice) {
			next();
		}
	}

	/**
	 * Skips the blocks that end by a time, if this is on the first slice of one.
	 * @param sums the time by kind in them is added to these
	 * @return how many slices they have
	 */
	int skip(long to, long[] sums) {
		if (this.at % Slices.BLOCK != 0 || this.at + Slices.BLOCK >= this.rowEnd) {
			return 0;
		}
		int from = this.at / Slices.BLOCK;
		if (this.slices.blockStart(from + 1) > to) {
			return 0;
		}
		int block = lastBlock(this.at, to);
		for (int kind = 0; kind < SliceKind.COUNT; kind++) {
			sums[kind] += this.slices.sumBefore(block, kind) - this.slices.sumBefore(from, kind);
		}
		int skipped = block * Slices.BLOCK - this.at;
		move(block * Slices.BLOCK, this.slices.blockStart(block));
		return skipped;
	}

	int slice() {
		return this.at;
	}

	long start() {
		return this.start;
	}

	long end() {
		return this.end;
	}

	int kind() {
		return this.slices.kind(this.at);
	}

}
