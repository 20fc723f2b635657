package dev.exectrace.analysis.tile;

import java.util.List;

/**
 * What of one sort a search found.
 *
 * @param sort what: {@code threads}, {@code tasks}, {@code regions} by name,
 * {@code classes} that threads waited for, {@code methods} that they waited in
 * @param total how many there are
 * @param hits the first of them
 */
public record Hits(String sort, int total, List<Hit> hits) {

	/**
	 * What a search found.
	 *
	 * @param name its name
	 * @param row the row to see it in, the first where there are several, negative where
	 * no row shows it
	 * @param start since when, in nanoseconds since the window's start
	 * @param end until when
	 * @param count how many waits or regions there are of it, 0 where it is one thing
	 */
	public record Hit(String name, int row, long start, long end, long count) {
	}

}
