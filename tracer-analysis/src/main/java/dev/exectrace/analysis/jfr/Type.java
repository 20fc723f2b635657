package dev.exectrace.analysis.jfr;

import java.util.ArrayList;
import java.util.List;

/**
 * A type as a chunk describes it.
 */
final class Type {

	private static final int MAX_DEPTH = 16;

	final long id;

	final String name;

	final List<Field> fields = new ArrayList<>();

	private EventLayout layout;

	Type(long id, String name) {
		this.id = id;
		this.name = name;
	}

	FieldType kind() {
		return switch (this.name) {
			case "boolean", "char", "short", "int", "long" -> FieldType.NUMBER;
			case "byte" -> FieldType.BYTE;
			case "float" -> FieldType.FLOAT;
			case "double" -> FieldType.DOUBLE;
			case "java.lang.String" -> FieldType.STRING;
			default -> FieldType.STRUCT;
		};
	}

	/**
	 * Where the fields of its values stand. Is to be asked for when all types are linked.
	 */
	EventLayout layout() {
		if (this.layout == null) {
			this.layout = new EventLayout(this);
		}
		return this.layout;
	}

	/** Whether its values are mere strings. */
	boolean isText() {
		return this.fields.size() == 1 && this.fields.getFirst().type.kind() == FieldType.STRING;
	}

	void skip(Input in) {
		skip(in, 0);
	}

	private void skip(Input in, int depth) {
		if (depth > MAX_DEPTH) {
			throw new DamagedException("a type holds itself");
		}
		for (Field field : this.fields) {
			field.skip(in, depth + 1);
		}
	}

	private void skipValue(Input in, int depth) {
		switch (kind()) {
			case NUMBER -> in.varint();
			case BYTE -> in.raw();
			case FLOAT -> in.skip(4);
			case DOUBLE -> in.skip(8);
			case STRING -> in.skipString();
			case STRUCT -> skip(in, depth);
		}
	}

	/**
	 * A field.
	 */
	static final class Field {

		final String name;

		final boolean constant;

		final boolean array;

		Type type;

		/** What its numbers are, by an annotation's name; empty where not said. */
		String content = "";

		/** The unit of that, empty where not said. */
		String unit = "";

		Field(String name, boolean constant, boolean array) {
			this.name = name;
			this.constant = constant;
			this.array = array;
		}

		/** Goes past its value. */
		void skip(Input in) {
			skip(in, 0);
		}

		private void skip(Input in, int depth) {
			for (int i = this.array ? in.count(1) : 1; i > 0; i--) {
				if (this.constant) {
					in.varint();
				}
				else {
					this.type.skipValue(in, depth);
				}
			}
		}

	}

}
