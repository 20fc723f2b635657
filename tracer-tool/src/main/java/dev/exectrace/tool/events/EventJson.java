package dev.exectrace.tool.events;

import java.util.List;
import java.util.function.Consumer;

import dev.exectrace.analysis.jfr.EventField;
import dev.exectrace.analysis.jfr.EventReceiver;
import dev.exectrace.analysis.jfr.EventType;
import dev.exectrace.analysis.jfr.EventView;
import tools.jackson.core.JsonGenerator;

/**
 * Writes events for programs: a JSON object each.
 */
final class EventJson implements EventReceiver {

	private final JsonGenerator json;

	private final boolean stacks;

	EventJson(JsonGenerator json, boolean stacks) {
		this.json = json;
		this.stacks = stacks;
	}

	@Override
	public Consumer<EventView> of(EventType type) {
		List<EventField> fields = type.fields();
		int start = type.field("startTime");
		int duration = type.field("duration");
		return (event) -> {
			this.json.writeStartObject();
			this.json.writeStringProperty("type", type.name());
			this.json.writeNumberProperty("start", event.start());
			this.json.writeNumberProperty("duration", event.duration());
			this.json.writeObjectPropertyStart("fields");
			for (int field = 1; field <= fields.size(); field++) {
				if (field != start && field != duration) {
					write(event, field, fields.get(field - 1));
				}
			}
			this.json.writeEndObject();
			this.json.writeEndObject();
			this.json.writeRaw('\n');
		};
	}

	private void write(EventView event, int field, EventField described) {
		String name = described.name();
		switch (described.kind()) {
			case NUMBER, BYTES, ADDRESS -> this.json.writeNumberProperty(name, event.number(field));
			case BOOLEAN -> this.json.writeBooleanProperty(name, event.number(field) != 0);
			case REAL, PERCENTAGE -> real(name, event.real(field));
			case DURATION, TIME -> time(name, event.number(field));
			case TEXT, CLASS, METHOD -> this.json.writeStringProperty(name, event.text(field));
			case THREAD -> thread(name, event, field);
			case STACK -> {
				if (this.stacks) {
					this.json.writeArrayPropertyStart(name);
					event.stack(field).forEach(this.json::writeString);
					this.json.writeEndArray();
				}
			}
			case OTHER -> {
			}
		}
	}

	private void real(String name, double value) {
		if (Double.isFinite(value)) {
			this.json.writeNumberProperty(name, value);
		}
		else {
			this.json.writeNullProperty(name);
		}
	}

	private void time(String name, long nanos) {
		if (nanos == Long.MIN_VALUE) {
			this.json.writeNullProperty(name);
		}
		else {
			this.json.writeNumberProperty(name, nanos);
		}
	}

	private void thread(String name, EventView event, int field) {
		String text = event.text(field);
		if (text == null) {
			this.json.writeNullProperty(name);
			return;
		}
		this.json.writeObjectPropertyStart(name);
		this.json.writeNumberProperty("id", event.number(field));
		this.json.writeStringProperty("name", text);
		this.json.writeEndObject();
	}

}
