package dev.exectrace.analysis.tile;

/**
 * A stretch of time in which a row shows one thing. Those of a row follow one another
 * without gaps, and so do their ids.
 *
 * @param id its id
 * @param row its row
 * @param start since when, in nanoseconds since the window's start
 * @param end until when
 * @param kind what it is, a {@link SliceKind}
 * @param first whether the row begins with it
 * @param last whether the row ends with it
 */
public record Slice(int id, int row, long start, long end, int kind, boolean first, boolean last) {

	/**
	 * How long it is.
	 * @return nanoseconds
	 */
	public long duration() {
		return this.end - this.start;
	}

}
