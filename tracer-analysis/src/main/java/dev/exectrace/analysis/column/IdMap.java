package dev.exectrace.analysis.column;

import java.util.Arrays;

/**
 * Numbers by id, for ids that are given out in sequence: four bytes each, and neighbours
 * stand side by side. Not for several writers.
 */
public final class IdMap {

	private static final int SHIFT = 12;

	private static final int PAGE = 1 << SHIFT;

	private static final long MAX_PAGED = 1L << 32;

	/** Pages for ids that are far apart would hold nothing but gaps. */
	private static final int IDS_A_PAGE = 64;

	private int[][] pages = new int[64][];

	private int used;

	private int ids;

	private final LongIntMap others = new LongIntMap();

	/**
	 * The number of an id.
	 * @param id the id
	 * @return its number, -1 where there is none
	 */
	public int get(long id) {
		if (id < 0 || id >= MAX_PAGED) {
			return this.others.get(id);
		}
		int page = (int) (id >>> SHIFT);
		int number = -1;
		if (page < this.pages.length && this.pages[page] != null) {
			number = this.pages[page][(int) id & (PAGE - 1)] - 1;
		}
		return (number >= 0) ? number : this.others.get(id);
	}

	/**
	 * Sets the number of an id.
	 * @param id the id
	 * @param number its number, at least 0
	 */
	public void put(long id, int number) {
		if (id < 0 || id >= MAX_PAGED) {
			this.others.put(id, number);
			return;
		}
		int page = (int) (id >>> SHIFT);
		this.ids++;
		if (page >= this.pages.length || this.pages[page] == null) {
			if (this.used > 64 + this.ids / IDS_A_PAGE) {
				this.others.put(id, number);
				return;
			}
			enter(page);
		}
		this.pages[page][(int) id & (PAGE - 1)] = number + 1;
	}

	private void enter(int page) {
		if (page >= this.pages.length) {
			this.pages = Arrays.copyOf(this.pages, Math.max(page + 1, this.pages.length * 2));
		}
		this.pages[page] = new int[PAGE];
		this.used++;
	}

}
