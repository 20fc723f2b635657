package dev.exectrace.analysis.jfr;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The types that a chunk describes.
 */
final class Types {

	private static final int MAX_DEPTH = 32;

	/** Annotations that say what a field's numbers are. */
	private static final Set<String> CONTENTS = Set.of("jdk.jfr.Timespan", "jdk.jfr.Timestamp", "jdk.jfr.DataAmount",
			"jdk.jfr.Percentage", "jdk.jfr.MemoryAddress");

	private static final String DAMAGED = "its description of types is damaged";

	private final Map<Long, Type> byId = new HashMap<>();

	private final Map<String, Type> byName = new HashMap<>();

	private final Map<Type.Field, Long> fieldTypes = new HashMap<>();

	private final List<Annotation> annotations = new ArrayList<>();

	private final Attributes attributes = new Attributes();

	private Type.Field field;

	/** Reads the description that begins where the input is. */
	static Types read(Input in) {
		String[] strings = new String[in.count(1)];
		for (int i = 0; i < strings.length; i++) {
			strings[i] = in.string(null);
		}
		Types types = new Types();
		types.element(in, strings, null, null, 0);
		types.link();
		types.annotate();
		return types;
	}

	/**
	 * Goes to where the description begins that an event holds; what is before differs
	 * each time.
	 */
	static void begin(Input in, long at) {
		in.position = (int) at;
		in.varint();
		if (in.varint() != 0) {
			throw new DamagedException("its description of types is not where it should be");
		}
		in.varint();
		in.varint();
		in.varint();
	}

	private void element(Input in, String[] strings, Type owner, String parent, int depth) {
		if (depth > MAX_DEPTH) {
			throw new DamagedException("its description of types is too deep");
		}
		String element = string(strings, in.varint());
		this.attributes.read(in, strings);
		Type type = owner;
		if (element.equals("class") && "metadata".equals(parent)) {
			type = this.attributes.described();
			this.field = null;
			this.byId.put(type.id, type);
		}
		else if (element.equals("field") && owner != null) {
			this.field = this.attributes.field();
			this.fieldTypes.put(this.field, this.attributes.type());
			owner.fields.add(this.field);
			type = null;
		}
		else if (element.equals("annotation") && "field".equals(parent) && this.field != null) {
			this.annotations.add(new Annotation(this.field, this.attributes.type(), this.attributes.value));
		}
		for (int i = in.count(3); i > 0; i--) {
			element(in, strings, type, element, depth + 1);
		}
	}

	private static String string(String[] strings, long at) {
		if (at < 0 || at >= strings.length || strings[(int) at] == null) {
			throw new DamagedException(DAMAGED);
		}
		return strings[(int) at];
	}

	private void link() {
		this.byId.values().forEach((type) -> this.byName.putIfAbsent(type.name, type));
		this.fieldTypes.forEach((field, id) -> {
			field.type = this.byId.get(id);
			if (field.type == null) {
				throw new DamagedException("a field's type is not described");
			}
			boolean nothing = field.type.kind() == FieldType.STRUCT && field.type.fields.isEmpty();
			if (nothing && !field.constant) {
				throw new DamagedException("a field's type has no fields");
			}
		});
	}

	private void annotate() {
		for (Annotation annotation : this.annotations) {
			Type type = this.byId.get(annotation.type);
			if (type != null && CONTENTS.contains(type.name)) {
				annotation.field.content = type.name.substring(type.name.lastIndexOf('.') + 1);
				annotation.field.unit = annotation.value;
			}
		}
	}

	/** The type of an id or {@code null}. */
	Type get(long id) {
		return this.byId.get(id);
	}

	/** The type of a name or {@code null}. */
	Type named(String name) {
		return this.byName.get(name);
	}

	private record Annotation(Type.Field field, long type, String value) {
	}

	/**
	 * Those attributes of an element that say what it is. Used again for the next
	 * element.
	 */
	private static final class Attributes {

		private String id;

		private String name;

		private String type;

		private boolean constant;

		private boolean array;

		private String value;

		void read(Input in, String[] strings) {
			this.id = null;
			this.name = "";
			this.type = null;
			this.constant = false;
			this.array = false;
			this.value = "";
			for (int i = in.count(2); i > 0; i--) {
				String key = string(strings, in.varint());
				String value = string(strings, in.varint());
				switch (key) {
					case "id" -> this.id = value;
					case "name" -> this.name = value;
					case "class" -> this.type = value;
					case "value" -> this.value = value;
					case "constantPool" -> this.constant = value.equals("true");
					case "dimension" -> this.array = value.equals("1");
					default -> {
					}
				}
			}
		}

		Type described() {
			return new Type(number(this.id), this.name);
		}

		Type.Field field() {
			return new Type.Field(this.name, this.constant, this.array);
		}

		long type() {
			return number(this.type);
		}

		private static long number(String value) {
			try {
				return Long.parseLong(value);
			}
			catch (NumberFormatException ex) {
				throw new DamagedException(DAMAGED);
			}
		}

	}

}
