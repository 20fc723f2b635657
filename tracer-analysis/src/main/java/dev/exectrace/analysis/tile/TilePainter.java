package dev.exectrace.analysis.tile;

import java.util.Arrays;

/**
 * Finds what a row shows in the buckets of a tile. Not for several threads.
 */
final class TilePainter {

	private final int level;

	private final long from;

	private final long to;

	private final TileLists lists;

	private final long[] sums = new long[SliceKind.COUNT];

	/** The bucket that the sums are of. */
	private int bucket;

	private int ended;

	private boolean used;

	TilePainter(int level, long from, TileLists lists) {
		this.level = level;
		this.from = from;
		this.to = from + ((long) Tile.BUCKETS << level);
		this.lists = lists;
	}

	/**
	 * Adds a row.
	 * @param cursor a cursor over its slices
	 * @param row the row
	 * @param base the id of the cursor's first slice
	 */
	void row(SliceCursor cursor, int row, int base) {
		this.bucket = 0;
		boolean more = cursor.seek(row, this.from);
		while (more && cursor.start() < this.to) {
			if (cursor.start() >= this.from && skipBlocks(cursor)) {
				continue;
			}
			if (cursor.kind() != SliceKind.NONE) {
				slice(cursor, base);
			}
			more = cursor.next();
		}
		goTo(Tile.BUCKETS);
		this.lists.endRow();
	}

	private boolean skipBlocks(SliceCursor cursor) {
		int at = bucketOf(cursor.start());
		goTo(at);
		int skipped = cursor.skip(startOf(at + 1), this.sums);
		this.ended += skipped;
		this.used |= skipped > 0;
		return skipped > 0;
	}

	private void slice(SliceCursor cursor, int base) {
		long start = Math.max(cursor.start(), this.from);
		long end = Math.min(cursor.end(), this.to);
		int first = bucketOf(start);
		int last = bucketOf(end - 1);
		if (cursor.end() - cursor.start() >= 1L << this.level) {
			this.lists.slice(base + cursor.slice(), first, last + 1, cursor.kind());
		}
		goTo(first);
		add(cursor.kind(), Math.min(end, startOf(first + 1)) - start);
		if (last > first) {
			goTo(first + 1);
			if (last > first + 1) {
				this.lists.run(this.bucket, pure(cursor.kind()), 0);
				this.bucket = last;
			}
			add(cursor.kind(), end - startOf(last));
		}
		if (cursor.end() <= this.to) {
			this.ended++;
		}
	}

	private void add(int kind, long time) {
		this.sums[kind] += time;
		this.used = true;
	}

	/** Ends the bucket, and those up to another. */
	private void goTo(int next) {
		if (next == this.bucket) {
			return;
		}
		if (this.used) {
			this.lists.run(this.bucket, look(), this.ended);
			Arrays.fill(this.sums, 0);
			this.ended = 0;
			this.used = false;
			this.bucket++;
		}
		if (next > this.bucket) {
			this.lists.run(this.bucket, 0, 0);
			this.bucket = next;
		}
	}

	private static int pure(int kind) {
		boolean state = kind == SliceKind.RUNNING || kind == SliceKind.RUNNABLE;
		return look(255, (kind == SliceKind.RUNNING) ? 255 : 0, (kind == SliceKind.RUNNABLE) ? 255 : 0,
				state ? SliceKind.NONE : kind);
	}

	private int look() {
		long covered = 0;
		int rest = SliceKind.NONE;
		long most = 0;
		for (int kind = SliceKind.RUNNING; kind < SliceKind.COUNT; kind++) {
			covered += this.sums[kind];
			if (kind > SliceKind.RUNNABLE && this.sums[kind] > most) {
				rest = kind;
				most = this.sums[kind];
			}
		}
		return look(share(covered), share(this.sums[SliceKind.RUNNING]), share(this.sums[SliceKind.RUNNABLE]), rest);
	}

	private static int look(int covered, int running, int runnable, int rest) {
		return covered | running << 8 | runnable << 16 | rest << 24;
	}

	private int share(long time) {
		return (time > 0) ? (int) Math.max(1, Math.round(255.0 * time / (1L << this.level))) : 0;
	}

	private int bucketOf(long time) {
		return (int) ((time - this.from) >> this.level);
	}

	private long startOf(int bucket) {
		return this.from + ((long) bucket << this.level);
	}

}
