package dev.exectrace.analysis.column;

import java.util.function.IntToLongFunction;
import java.util.function.IntUnaryOperator;

/**
 * The rows of a table by owner, and those of an owner in order of time. Costs four bytes
 * a row and four an owner. Immutable.
 */
public final class RowIndex {

	private final int[] offsets;

	private final int[] rows;

	private RowIndex(int[] offsets, int[] rows) {
		this.offsets = offsets;
		this.rows = rows;
	}

	/**
	 * Indexes a table.
	 * @param count how many rows it has
	 * @param owners how many owners there are
	 * @param owner the owner of a row, negative for none
	 * @param time the time of a row
	 * @return the index
	 */
	public static RowIndex of(int count, int owners, IntUnaryOperator owner, IntToLongFunction time) {
		int[] offsets = new int[owners + 1];
		for (int row = 0; row < count; row++) {
			int of = owner.applyAsInt(row);
			if (of >= 0) {
				offsets[of + 1]++;
			}
		}
		for (int of = 0; of < owners; of++) {
			offsets[of + 1] += offsets[of];
		}
		int[] rows = new int[offsets[owners]];
		int[] next = offsets.clone();
		for (int row = 0; row < count; row++) {
			int of = owner.applyAsInt(row);
			if (of >= 0) {
				rows[next[of]++] = row;
			}
		}
		NaturalMergeSort sort = new NaturalMergeSort(rows, time);
		for (int of = 0; of < owners; of++) {
			if (offsets[of + 1] - offsets[of] > 1) {
				sort.sort(offsets[of], offsets[of + 1]);
			}
		}
		return new RowIndex(offsets, rows);
	}

	/**
	 * An index of a table whose order is known.
	 * @param offsets where each owner's rows begin, and where the last one's end; kept
	 * @param rows the rows by owner, those of an owner in order of time; kept
	 * @return the index
	 */
	public static RowIndex ofSorted(int[] offsets, int[] rows) {
		return new RowIndex(offsets, rows);
	}

	/**
	 * How many rows an owner has.
	 * @param owner the owner
	 * @return the number
	 */
	public int count(int owner) {
		return this.offsets[owner + 1] - this.offsets[owner];
	}

	/**
	 * The last row of an owner whose time is before a time, for the next to begin behind
	 * it: the one before that is looked at in full.
	 * @param owner the owner
	 * @param at the time
	 * @param time the time of a row
	 * @return its position, 0 where there is none
	 */
	public int before(int owner, long at, IntToLongFunction time) {
		int low = 0;
		int high = count(owner);
		while (low < high) {
			int middle = (low + high) >>> 1;
			if (time.applyAsLong(row(owner, middle)) < at) {
				low = middle + 1;
			}
			else {
				high = middle;
			}
		}
		return Math.max(0, low - 1);
	}

	/**
	 * A row of an owner.
	 * @param owner the owner
	 * @param position its position in time, from 0
	 * @return the row
	 */
	public int row(int owner, int position) {
		return this.rows[this.offsets[owner] + position];
	}

}
