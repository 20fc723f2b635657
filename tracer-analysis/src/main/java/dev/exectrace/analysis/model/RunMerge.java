package dev.exectrace.analysis.model;

import java.util.stream.IntStream;

import dev.exectrace.analysis.column.RowIndex;

/**
 * Gives the run slices of all carriers in order of time: a heap of the carriers, by the
 * start of the slice that is next.
 */
final class RunMerge {

	private final Runs runs;

	private final RowIndex byCarrier;

	private final int[] carriers;

	private final int[] positions;

	private final int[] counts;

	private final int[] rows;

	private final long[] starts;

	private final long[] ends;

	/** Places in the arrays, those that begin earlier before those that begin later. */
	private final int[] heap;

	private int size;

	private long start;

	private long end;

	private long overlaps;

	RunMerge(Runs runs, RowIndex byCarrier, int threads) {
		this.runs = runs;
		this.byCarrier = byCarrier;
		this.carriers = IntStream.range(0, threads).filter((thread) -> byCarrier.count(thread) > 0).toArray();
		int count = this.carriers.length;
		this.positions = new int[count];
		this.counts = new int[count];
		this.rows = new int[count];
		this.starts = new long[count];
		this.ends = new long[count];
		this.heap = new int[count];
		for (int place = 0; place < count; place++) {
			this.counts[place] = byCarrier.count(this.carriers[place]);
			this.ends[place] = Long.MIN_VALUE;
			load(place);
			this.heap[place] = place;
		}
		this.size = count;
		for (int at = count / 2 - 1; at >= 0; at--) {
			sink(at);
		}
	}

	private void load(int place) {
		int row = this.byCarrier.row(this.carriers[place], this.positions[place]++);
		this.rows[place] = row;
		this.starts[place] = this.runs.start(row);
	}

	/**
	 * The next slice.
	 * @return its row, negative if there is none
	 */
	int next() {
		if (this.size == 0) {
			return -1;
		}
		int place = this.heap[0];
		int row = this.rows[place];
		this.start = this.starts[place];
		this.end = this.start + this.runs.duration(row);
		if (this.start < this.ends[place]) {
			this.overlaps++;
		}
		this.ends[place] = Math.max(this.ends[place], this.end);
		if (this.positions[place] < this.counts[place]) {
			load(place);
		}
		else {
			this.heap[0] = this.heap[--this.size];
		}
		sink(0);
		return row;
	}

	/** When the slice that was given last began. */
	long start() {
		return this.start;
	}

	/** When the slice that was given last ended. */
	long end() {
		return this.end;
	}

	private void sink(int from) {
		int at = from;
		int place = this.heap[at];
		while (true) {
			int child = 2 * at + 1;
			if (child >= this.size) {
				break;
			}
			if (child + 1 < this.size && isBefore(this.heap[child + 1], this.heap[child])) {
				child++;
			}
			if (!isBefore(this.heap[child], place)) {
				break;
			}
			this.heap[at] = this.heap[child];
			at = child;
		}
		this.heap[at] = place;
	}

	private boolean isBefore(int one, int other) {
		return this.starts[one] < this.starts[other]
				|| (this.starts[one] == this.starts[other] && this.rows[one] < this.rows[other]);
	}

	/** How many slices so far began before the one before them on their carrier ended. */
	long overlaps() {
		return this.overlaps;
	}

}
