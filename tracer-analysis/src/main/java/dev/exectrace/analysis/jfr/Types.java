package dev.exectrace.analysis.jfr;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The types that a chunk describes.
 */
final class Types {

	private static final int MAX_DEPTH = 32;

	private final Map<Long, Type> byId = new HashMap<>();

	private final Map<Type.Field, Long> fieldTypes = new HashMap<>();

	static Types read(Input in, long at) {
		in.position = (int) at;
		in.varint();
		if (in.varint() != 0) {
			throw new DamagedException("its description of types is not where it should be");
		}
		in.varint();
		in.varint();
		in.varint();
		String[] strings = new String[in.count(1)];
		for (int i = 0; i < strings.length; i++) {
			strings[i] = in.string(null);
		}
		Types types = new Types();
		types.element(in, strings, null, null, 0);
		types.link();
		return types;
	}

	private void element(Input in, String[] strings, Type owner, String parent, int depth) {
		if (depth > MAX_DEPTH) {
			throw new DamagedException("its description of types is too deep");
		}
		String element = string(strings, in.varint());
		Map<String, String> attributes = new HashMap<>();
		for (int i = in.count(2); i > 0; i--) {
			attributes.put(string(strings, in.varint()), string(strings, in.varint()));
		}
		Type type = owner;
		if (element.equals("class") && "metadata".equals(parent)) {
			type = new Type(number(attributes.get("id")), attributes.getOrDefault("name", ""));
			this.byId.put(type.id, type);
		}
		else if (element.equals("field") && owner != null) {
			Type.Field field = new Type.Field(attributes.getOrDefault("name", ""),
					"true".equals(attributes.get("constantPool")), "1".equals(attributes.get("dimension")));
			this.fieldTypes.put(field, number(attributes.get("class")));
			owner.fields.add(field);
			type = null;
		}
		for (int i = in.count(3); i > 0; i--) {
			element(in, strings, type, element, depth + 1);
		}
	}

	private static String string(String[] strings, long at) {
		if (at < 0 || at >= strings.length || strings[(int) at] == null) {
			throw new DamagedException("its description of types is damaged");
		}
		return strings[(int) at];
	}

	private static long number(String value) {
		try {
			return Long.parseLong(value);
		}
		catch (NumberFormatException ex) {
			throw new DamagedException("its description of types is damaged");
		}
	}

	private void link() {
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

	/** The type of an id or {@code null}. */
	Type get(long id) {
		return this.byId.get(id);
	}

	List<Type> all() {
		return new ArrayList<>(this.byId.values());
	}

	boolean describe(String name) {
		return this.byId.values().stream().anyMatch((type) -> type.name.equals(name));
	}

}
