package dev.exectrace.tool.view.api;

import dev.exectrace.analysis.tile.Tile;
import dev.exectrace.analysis.tile.TraceIndex;

/**
 * {@code tile?level=&index=&rows=}: what some rows show in a time, as {@link Tile} has
 * it.
 */
final class TileEndpoint implements Endpoint {

	private final ViewedTrace trace;

	TileEndpoint(ViewedTrace trace) {
		this.trace = trace;
	}

	@Override
	public Answer answer(Query query) {
		int level = (int) query.number("level", 0, TraceIndex.MAX_LEVEL);
		long tiles = this.trace.trace().window() / ((long) Tile.BUCKETS << level) + 1;
		int index = (int) query.number("index", 0, Math.min(tiles, Integer.MAX_VALUE) - 1);
		int[] rows = query.numbers("rows", this.trace.index().rows().count(), Tile.MAX_ROWS);
		return Answer.binary(this.trace.index().tile(level, index, rows).encode());
	}

}
