package dev.exectrace.analysis.profile.format;

import java.util.Arrays;

import dev.exectrace.analysis.profile.Profile;
import dev.exectrace.analysis.protobuf.ProtobufWriter;

/**
 * What the profiles of an OTLP message refer to by index: strings, functions, locations,
 * stacks and attributes.
 */
final class OtlpDictionary {

	private static final String FRAME_TYPE = "profile.frame.type";

	private final Profile profile;

	private final OtlpTable<String> strings = new OtlpTable<>();

	private final OtlpTable<Function> functions = new OtlpTable<>();

	private final OtlpTable<Location> locations = new OtlpTable<>();

	private final OtlpTable<Stack> stacks = new OtlpTable<>();

	private final OtlpTable<Attribute> attributes = new OtlpTable<>();

	OtlpDictionary(Profile profile) {
		this.profile = profile;
	}

	int string(String string) {
		return string.isEmpty() ? 0 : this.strings.index(string);
	}

	int attribute(String key, String value) {
		return this.attributes.index(new Attribute(string(key), value));
	}

	/** The index of the stack of a row. */
	int stack(int row) {
		int[] indexes = new int[this.profile.depth(row)];
		for (int depth = 0; depth < indexes.length; depth++) {
			indexes[depth] = location(this.profile.frame(row, depth));
		}
		return this.stacks.index(new Stack(indexes));
	}

	private int location(int frame) {
		int method = this.profile.method(frame);
		String name = this.profile.methodName(method);
		boolean java = method >= 0;
		int function = this.functions.index(new Function(string(name), java ? string(PprofLocations.file(name)) : 0));
		int type = java ? attribute(FRAME_TYPE, "jvm") : 0;
		return this.locations.index(new Location(function, Math.max(0, this.profile.line(frame)), type));
	}

	/** Writes the dictionary's fields. */
	void write(ProtobufWriter writer) {
		writer.end(writer.begin(1));
		writer.end(writer.begin(2));
		for (Location location : this.locations.entries()) {
			int mark = writer.begin(2);
			int line = writer.begin(3);
			writer.integer(1, location.function());
			writer.integer(2, location.line());
			writer.end(line);
			if (location.type() > 0) {
				writer.packed(4, location.type());
			}
			writer.end(mark);
		}
		writer.end(writer.begin(3));
		for (Function function : this.functions.entries()) {
			int mark = writer.begin(3);
			writer.integer(1, function.name());
			writer.integer(3, function.file());
			writer.end(mark);
		}
		link(writer);
		writer.string(5, "");
		this.strings.entries().forEach((string) -> writer.string(5, string));
		writer.end(writer.begin(6));
		for (Attribute attribute : this.attributes.entries()) {
			int mark = writer.begin(6);
			writer.integer(1, attribute.key());
			int value = writer.begin(2);
			writer.string(1, attribute.value());
			writer.end(value);
			writer.end(mark);
		}
		writer.end(writer.begin(7));
		for (Stack stack : this.stacks.entries()) {
			int mark = writer.begin(7);
			int indexes = writer.begin(1);
			for (int index : stack.locations()) {
				writer.varint(index);
			}
			writer.end(indexes);
			writer.end(mark);
		}
	}

	/** No link, in the form that all readers take. */
	private static void link(ProtobufWriter writer) {
		int mark = writer.begin(4);
		writer.bytes(1, new byte[16]);
		writer.bytes(2, new byte[8]);
		writer.end(mark);
	}

	private record Function(int name, int file) {
	}

	private record Location(int function, int line, int type) {
	}

	private record Attribute(int key, String value) {
	}

	private record Stack(int[] locations) {

		@Override
		public boolean equals(Object other) {
			return other instanceof Stack stack && Arrays.equals(this.locations, stack.locations);
		}

		@Override
		public int hashCode() {
			return Arrays.hashCode(this.locations);
		}

	}

}
