package dev.exectrace.tool.view.api;

import dev.exectrace.analysis.tile.TraceIndex;

/**
 * {@code names?slices=}: the labels of some slices, in the order in which they are asked
 * for.
 */
final class NamesEndpoint implements Endpoint {

	private static final int MOST = 512;

	private final ViewedTrace trace;

	NamesEndpoint(ViewedTrace trace) {
		this.trace = trace;
	}

	@Override
	public Answer answer(Query query) {
		TraceIndex index = this.trace.index();
		int[] slices = query.numbers("slices", index.slices(), MOST);
		return Answer.json((json) -> {
			json.writeStartArray();
			for (int slice : slices) {
				json.writeString(this.trace.details().label(index.slice(slice)));
			}
			json.writeEndArray();
		});
	}

}
