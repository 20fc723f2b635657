package dev.exectrace.analysis.jfr;

import java.util.ArrayList;
import java.util.List;

/**
 * A type of events, as a chunk describes it. Immutable.
 */
public final class EventType {

	private final String name;

	private final List<EventField> fields;

	private final EventLayout layout;

	private final FieldValues values;

	EventType(Type type) {
		this.name = type.name;
		this.layout = type.layout();
		this.values = new FieldValues(this.layout);
		List<EventField> fields = new ArrayList<>();
		for (int slot = 1; slot < this.layout.count(); slot++) {
			fields.add(new EventField(this.layout.name(slot), kind(this.layout.field(slot))));
		}
		this.fields = List.copyOf(fields);
	}

	private static FieldKind kind(Type.Field field) {
		if (field.array) {
			return FieldKind.OTHER;
		}
		if (field.constant) {
			return constant(field.type);
		}
		return switch (field.type.kind()) {
			case STRING -> FieldKind.TEXT;
			case FLOAT, DOUBLE -> field.content.equals("Percentage") ? FieldKind.PERCENTAGE : FieldKind.REAL;
			case STRUCT -> FieldKind.OTHER;
			case NUMBER, BYTE -> number(field);
		};
	}

	private static FieldKind constant(Type type) {
		return switch (type.name) {
			case "java.lang.Thread" -> FieldKind.THREAD;
			case "java.lang.Class" -> FieldKind.CLASS;
			case "jdk.types.Method" -> FieldKind.METHOD;
			case "jdk.types.StackTrace" -> FieldKind.STACK;
			default -> (type.kind() == FieldType.STRING || type.isText()) ? FieldKind.TEXT : FieldKind.OTHER;
		};
	}

	private static FieldKind number(Type.Field field) {
		if (field.type.name.equals("boolean")) {
			return FieldKind.BOOLEAN;
		}
		return switch (field.content) {
			case "Timespan" -> FieldKind.DURATION;
			case "Timestamp" -> FieldKind.TIME;
			case "DataAmount" -> field.unit.equals("BYTES") ? FieldKind.BYTES : FieldKind.NUMBER;
			case "MemoryAddress" -> FieldKind.ADDRESS;
			default -> FieldKind.NUMBER;
		};
	}

	/**
	 * The name of the type.
	 * @return the name as in {@code jdk.ThreadPark}
	 */
	public String name() {
		return this.name;
	}

	/**
	 * The fields of its events, the one of number 1 first.
	 * @return the fields
	 */
	public List<EventField> fields() {
		return this.fields;
	}

	/**
	 * The number of a field.
	 * @param name the field's name
	 * @return the number, from 1 on; 0, whose value is nothing, where there is no such
	 * field
	 */
	public int field(String name) {
		return this.layout.slot(name);
	}

	EventLayout layout() {
		return this.layout;
	}

	FieldValues values() {
		return this.values;
	}

	@Override
	public String toString() {
		return this.name;
	}

}
