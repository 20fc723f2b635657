package dev.exectrace.tool.view.api;

import dev.exectrace.analysis.tile.Rows;
import dev.exectrace.analysis.tile.Slice;
import dev.exectrace.analysis.tile.Wake;
import tools.jackson.core.JsonGenerator;

/**
 * {@code flows?id=}: who ended the wait that a slice is or follows, and whom its thread
 * woke in it.
 */
final class FlowsEndpoint implements Endpoint {

	private static final int MOST = 100;

	private final ViewedTrace trace;

	FlowsEndpoint(ViewedTrace trace) {
		this.trace = trace;
	}

	@Override
	public Answer answer(Query query) {
		Slice slice = this.trace.index().slice((int) query.number("id", 0, this.trace.index().slices() - 1));
		Wake to = this.trace.wakes().to(slice);
		return Answer.json((json) -> {
			json.writeStartObject();
			json.writeName("to");
			if (to != null) {
				write(json, to);
			}
			else {
				json.writeNull();
			}
			json.writeArrayPropertyStart("from");
			this.trace.wakes().from(slice, MOST).forEach((wake) -> write(json, wake));
			json.writeEndArray();
			json.writeEndObject();
		});
	}

	private void write(JsonGenerator json, Wake wake) {
		Rows rows = this.trace.index().rows();
		json.writeStartObject();
		json.writeNumberProperty("at", wake.at());
		json.writeNumberProperty("waker", wake.waker());
		json.writeStringProperty("wakerName", rows.name(wake.waker()));
		json.writeNumberProperty("wakerSlice", wake.wakerSlice());
		json.writeNumberProperty("wakee", wake.wakee());
		json.writeStringProperty("wakeeName", rows.name(wake.wakee()));
		json.writeNumberProperty("wakeeSlice", wake.wakeeSlice());
		json.writeEndObject();
	}

}
