package dev.exectrace.analysis.tile;

import java.util.Arrays;
import java.util.List;

import dev.exectrace.analysis.model.Trace;

/**
 * Answers what a viewer asks of a trace: for any window and zoom what its pixels can
 * show, without drawing what cannot be seen. Times are nanoseconds since the window's
 * start. Immutable, safe for several threads. It takes some 6.5 bytes a slice beside the
 * trace.
 */
public final class TraceIndex {

	/** The coarsest level, at which a bucket is 4.9 hours. */
	public static final int MAX_LEVEL = 44;

	private final Trace trace;

	private final Rows rows;

	private final List<Slices> parts;

	/** The first row of each part, and the id of its first slice. */
	private final int[] firstRows;

	private final int[] bases;

	private TraceIndex(Trace trace, Rows rows, List<Slices> parts) {
		this.trace = trace;
		this.rows = rows;
		this.parts = parts;
		this.firstRows = parts.stream().mapToInt(Slices::firstRow).toArray();
		this.bases = new int[parts.size() + 1];
		for (int part = 0; part < parts.size(); part++) {
			this.bases[part + 1] = this.bases[part] + parts.get(part).count();
		}
	}

	/**
	 * Indexes a trace.
	 * @param trace the trace
	 * @return the index
	 */
	public static TraceIndex of(Trace trace) {
		Rows rows = new Rows(trace);
		int parts = Runtime.getRuntime().availableProcessors();
		return new TraceIndex(trace, rows, new SliceLoader(trace, rows).load(parts));
	}

	/**
	 * The trace.
	 * @return the trace
	 */
	public Trace trace() {
		return this.trace;
	}

	/**
	 * The rows.
	 * @return the rows
	 */
	public Rows rows() {
		return this.rows;
	}

	/**
	 * How many slices there are, with the gaps between them. Their ids are from 0.
	 * @return the number
	 */
	public int slices() {
		return this.bases[this.parts.size()];
	}

	/**
	 * How much memory the slices take.
	 * @return bytes
	 */
	public long bytes() {
		return this.parts.stream().mapToLong(Slices::bytes).sum();
	}

	/**
	 * What some rows show in a time.
	 * @param level the binary logarithm of a bucket's length in nanoseconds, up to
	 * {@link #MAX_LEVEL}
	 * @param index the position of the tile among those of the level, from 0
	 * @param rows the rows, at most {@link Tile#MAX_ROWS}
	 * @return the tile, empty where it is outside the window
	 * @throws IllegalArgumentException if there is no such tile
	 */
	public Tile tile(int level, int index, int... rows) {
		if (level < 0 || level > MAX_LEVEL || index < 0) {
			throw new IllegalArgumentException("No tile " + index + " at level " + level);
		}
		if (rows.length > Tile.MAX_ROWS) {
			throw new IllegalArgumentException("A tile has " + Tile.MAX_ROWS + " rows, not " + rows.length);
		}
		TileLists lists = new TileLists(rows.length);
		TilePainter painter = new TilePainter(level, (long) index * Tile.BUCKETS << level, lists);
		for (int row : rows) {
			int part = part(row);
			painter.row(new SliceCursor(this.parts.get(part)), row, this.bases[part]);
		}
		return new Tile(level, index, lists);
	}

	/**
	 * How long a row was in what.
	 * @param row the row
	 * @param from since when
	 * @param to until when
	 * @return nanoseconds by {@link SliceKind}
	 * @throws IllegalArgumentException if there is no such row
	 */
	public long[] times(int row, long from, long to) {
		long[] sums = new long[SliceKind.COUNT];
		Slices slices = this.parts.get(part(row));
		slices.sum(new SliceCursor(slices), row, from, to, sums);
		return sums;
	}

	/**
	 * How many slices a row has, with the gaps between them.
	 * @param row the row
	 * @return the number
	 * @throws IllegalArgumentException if there is no such row
	 */
	public int slices(int row) {
		Slices slices = this.parts.get(part(row));
		return slices.end(row) - slices.first(row);
	}

	/**
	 * The slice of a row that a time is in.
	 * @param row the row
	 * @param at the time
	 * @return its id, negative where there is none
	 * @throws IllegalArgumentException if there is no such row
	 */
	public int sliceAt(int row, long at) {
		int part = part(row);
		SliceCursor cursor = new SliceCursor(this.parts.get(part));
		return (cursor.seek(row, at) && cursor.start() <= at) ? this.bases[part] + cursor.slice() : -1;
	}

	/**
	 * Where a slice is, and what.
	 * @param id its id
	 * @return the slice
	 * @throws IllegalArgumentException if there is no such slice
	 */
	public Slice slice(int id) {
		if (id < 0 || id >= slices()) {
			throw new IllegalArgumentException("No slice " + id);
		}
		int part = Arrays.binarySearch(this.bases, id);
		part = (part < 0) ? -part - 2 : part;
		while (this.bases[part + 1] == id) {
			part++;
		}
		Slices slices = this.parts.get(part);
		int row = slices.rowOf(id - this.bases[part]);
		SliceCursor cursor = new SliceCursor(slices);
		cursor.moveTo(row, id - this.bases[part]);
		boolean first = cursor.slice() == slices.first(row);
		boolean last = cursor.slice() == slices.end(row) - 1;
		return new Slice(id, row, cursor.start(), cursor.end(), cursor.kind(), first, last);
	}

	/** A cursor over the slices of a row, before it is moved there. */
	SliceCursor cursor(int row) {
		return new SliceCursor(this.parts.get(part(row)));
	}

	private int part(int row) {
		if (row < 0 || row >= this.rows.count()) {
			throw new IllegalArgumentException("No row " + row);
		}
		int part = Arrays.binarySearch(this.firstRows, row);
		return (part < 0) ? -part - 2 : part;
	}

}
