package dev.exectrace.tool.view.api;

import dev.exectrace.analysis.model.TraceFacts;
import dev.exectrace.analysis.tile.Counter;
import dev.exectrace.analysis.tile.RowGroup;
import dev.exectrace.analysis.tile.SliceKind;
import tools.jackson.core.JsonGenerator;

/**
 * {@code meta}: what the trace is, its groups of rows, its counters, the kinds of slices.
 */
final class MetaEndpoint implements Endpoint {

	private final ViewedTrace trace;

	/** With another trace, {@code null} where there is none. */
	private final Comparison comparison;

	/** Whether another one can be taken in its place. */
	private final boolean live;

	/** Whether this is the start only, and the rest is being read. */
	private final boolean early;

	MetaEndpoint(ViewedTrace trace, Comparison comparison, boolean live, boolean early) {
		this.trace = trace;
		this.comparison = comparison;
		this.live = live;
		this.early = early;
	}

	@Override
	public Answer answer(Query query) {
		return Answer.json(this::write);
	}

	private void write(JsonGenerator json) {
		TraceFacts facts = this.trace.trace().facts();
		json.writeStartObject();
		json.writeStringProperty("file", this.trace.name());
		json.writeBooleanProperty("live", this.live);
		json.writeBooleanProperty("early", this.early);
		if (this.comparison != null) {
			json.writeObjectPropertyStart("comparison");
			json.writeStringProperty("with", this.comparison.with());
			json.writeStringProperty("page", this.comparison.page());
			json.writeBooleanProperty("later", this.comparison.later());
			json.writeEndObject();
		}
		json.writeNumberProperty("window", facts.window());
		json.writeStringProperty("startEpochNanos", Long.toString(facts.startEpochNanos()));
		json.writeStringProperty("level", facts.level());
		json.writeNumberProperty("rows", this.trace.index().rows().count());
		json.writeNumberProperty("slices", this.trace.index().slices());
		json.writeNumberProperty("events", facts.events());
		json.writeObjectPropertyStart("properties");
		facts.properties().forEach(json::writeStringProperty);
		json.writeEndObject();
		json.writeArrayPropertyStart("losses");
		facts.losses().forEach(json::writeString);
		json.writeEndArray();
		json.writeArrayPropertyStart("notes");
		facts.notes().forEach(json::writeString);
		json.writeEndArray();
		json.writeArrayPropertyStart("kinds");
		for (int kind = 0; kind < SliceKind.COUNT; kind++) {
			json.writeString(SliceKind.label(kind));
		}
		json.writeEndArray();
		json.writeArrayPropertyStart("groups");
		this.trace.index().rows().groups().forEach((group) -> group(json, group));
		json.writeEndArray();
		json.writeArrayPropertyStart("counters");
		this.trace.counters().forEach((counter) -> counter(json, counter));
		json.writeEndArray();
		json.writeEndObject();
	}

	private static void group(JsonGenerator json, RowGroup group) {
		json.writeStartObject();
		json.writeStringProperty("kind", group.kind().name());
		json.writeStringProperty("label", group.kind().label());
		json.writeStringProperty("name", group.name());
		json.writeNumberProperty("first", group.first());
		json.writeNumberProperty("count", group.count());
		json.writeEndObject();
	}

	private static void counter(JsonGenerator json, Counter counter) {
		json.writeStartObject();
		json.writeStringProperty("name", counter.name());
		json.writeStringProperty("unit", counter.unit());
		json.writeNumberProperty("most", counter.most());
		json.writeEndObject();
	}

}
