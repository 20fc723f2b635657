package dev.exectrace.tool.view.api;

import dev.exectrace.analysis.tile.Slice;
import dev.exectrace.analysis.tile.SliceDetail;
import dev.exectrace.analysis.tile.SliceKind;
import dev.exectrace.analysis.tile.TraceIndex;
import tools.jackson.core.JsonGenerator;

/**
 * {@code slice?id=} or {@code slice?row=&at=}: all that the trace tells of a slice.
 */
final class SliceEndpoint implements Endpoint {

	private final ViewedTrace trace;

	SliceEndpoint(ViewedTrace trace) {
		this.trace = trace;
	}

	@Override
	public Answer answer(Query query) {
		TraceIndex index = this.trace.index();
		int id = query.has("row") ? index.sliceAt((int) query.number("row", 0, index.rows().count() - 1),
				query.number("at", 0, Long.MAX_VALUE)) : (int) query.number("id", 0, index.slices() - 1);
		if (id < 0) {
			return Answer.json(JsonGenerator::writeNull);
		}
		SliceDetail detail = this.trace.details().of(index.slice(id));
		return Answer.json((json) -> write(json, detail));
	}

	private void write(JsonGenerator json, SliceDetail detail) {
		Slice slice = detail.slice();
		json.writeStartObject();
		json.writeNumberProperty("id", slice.id());
		json.writeNumberProperty("row", slice.row());
		json.writeStringProperty("rowName", this.trace.index().rows().name(slice.row()));
		json.writeStringProperty("group",
				this.trace.index().rows().groups().get(this.trace.index().rows().groupOf(slice.row())).name());
		json.writeNumberProperty("start", slice.start());
		json.writeNumberProperty("end", slice.end());
		json.writeNumberProperty("kind", slice.kind());
		json.writeStringProperty("state", state(slice.kind()));
		json.writeStringProperty("label", detail.label());
		json.writeStringProperty("type", detail.type());
		json.writeStringProperty("target", detail.target());
		json.writeStringProperty("cause", detail.cause());
		json.writeNumberProperty("stopped", detail.stopped());
		json.writeBooleanProperty("open", detail.open());
		json.writeNumberProperty("previous", slice.first() ? -1 : slice.id() - 1);
		json.writeNumberProperty("next", slice.last() ? -1 : slice.id() + 1);
		row(json, "carrier", detail.carrier());
		row(json, "carried", detail.carried());
		if (detail.task() >= 0) {
			TaskJson.write(json, this.trace, detail.task());
		}
		json.writeArrayPropertyStart("facts");
		detail.facts().forEach(json::writeString);
		json.writeEndArray();
		json.writeArrayPropertyStart("stack");
		this.trace.trace().code().describe(detail.stack()).forEach(json::writeString);
		json.writeEndArray();
		json.writeEndObject();
	}

	private static String state(int kind) {
		return SliceKind.isBlocked(kind) ? "blocked: " + SliceKind.label(kind) : SliceKind.label(kind);
	}

	private void row(JsonGenerator json, String name, int row) {
		if (row >= 0) {
			json.writeObjectPropertyStart(name);
			json.writeNumberProperty("row", row);
			json.writeStringProperty("name", this.trace.index().rows().name(row));
			json.writeEndObject();
		}
	}

}
