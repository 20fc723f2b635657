package dev.exectrace.analysis.jfr;

import java.util.ArrayList;
import java.util.List;

/**
 * Where the fields of a type stand, so that a value is read into numbered slots without a
 * look at names. Slot 0 is that of all fields that the type does not have: its number is
 * always 0. Fields of structs stand as {@code outer.inner}.
 */
final class EventLayout {

	private static final int MAX_SLOTS = 256;

	private static final int MAX_DEPTH = 8;

	private static final byte SKIP_ARRAY = 100;

	private final List<String> names = new ArrayList<>(List.of(""));

	private final List<Type.Field> fields = new ArrayList<>();

	private final byte[] kinds;

	private final boolean plain;

	private final int count;

	EventLayout(Type type) {
		this.fields.add(null);
		flatten(type, "", 0);
		this.count = this.names.size();
		this.kinds = new byte[this.count];
		boolean numbers = true;
		for (int slot = 1; slot < this.count; slot++) {
			Type.Field field = this.fields.get(slot);
			FieldType kind = field.constant ? FieldType.NUMBER : field.type.kind();
			this.kinds[slot] = field.array ? SKIP_ARRAY : (byte) kind.ordinal();
			numbers &= !field.array && kind == FieldType.NUMBER;
		}
		this.plain = numbers;
	}

	private void flatten(Type type, String prefix, int depth) {
		for (Type.Field field : type.fields) {
			if (!field.array && !field.constant && field.type.kind() == FieldType.STRUCT && depth < MAX_DEPTH) {
				flatten(field.type, prefix + field.name + ".", depth + 1);
			}
			else {
				if (this.names.size() == MAX_SLOTS) {
					throw new DamagedException("a type has too many fields");
				}
				this.names.add(prefix + field.name);
				this.fields.add(field);
			}
		}
	}

	/** How many slots there are, with that of the fields that are not there. */
	int count() {
		return this.count;
	}

	String name(int slot) {
		return this.names.get(slot);
	}

	Type.Field field(int slot) {
		return this.fields.get(slot);
	}

	/** Whether a field's value is one number of variable length. */
	boolean isNumber(int slot) {
		return this.kinds[slot] == FieldType.NUMBER.ordinal();
	}

	/** Whether a field's value is a string. */
	boolean isString(int slot) {
		return this.kinds[slot] == FieldType.STRING.ordinal();
	}

	/** The slot of a field, 0 where there is none. */
	int slot(String name) {
		return Math.max(0, this.names.indexOf(name));
	}

	/** The type of the constants that a field refers to. */
	long constantType(int slot) {
		Type.Field field = this.fields.get(slot);
		return (field != null && field.constant) ? field.type.id : -1;
	}

	void read(Input in, Event event, Pools pools) {
		event.layout = this;
		event.pools = pools;
		if (event.numbers.length < this.count) {
			event.grow(this.count);
		}
		if (this.plain) {
			in.varints(event.numbers, 1, this.count - 1);
			return;
		}
		Strings strings = (pools != null) ? pools.strings() : null;
		for (int slot = 1; slot < this.count; slot++) {
			read(in, event, strings, slot);
		}
	}

	/** Goes past the value of a slot. */
	void skip(Input in, int slot) {
		byte kind = this.kinds[slot];
		if (kind == FieldType.NUMBER.ordinal()) {
			in.varint();
		}
		else if (kind == FieldType.STRING.ordinal()) {
			in.skipString();
		}
		else if (kind == FieldType.STRUCT.ordinal()) {
			throw new DamagedException("a type holds itself");
		}
		else {
			this.fields.get(slot).skip(in);
		}
	}

	private void read(Input in, Event event, Strings strings, int slot) {
		byte kind = this.kinds[slot];
		if (kind == FieldType.NUMBER.ordinal()) {
			event.numbers[slot] = in.varint();
		}
		else if (kind == FieldType.STRING.ordinal()) {
			event.texts[slot] = in.string(strings);
		}
		else if (kind == FieldType.BYTE.ordinal()) {
			event.numbers[slot] = in.raw();
		}
		else if (kind == FieldType.FLOAT.ordinal()) {
			event.numbers[slot] = Double.doubleToRawLongBits(Float.intBitsToFloat((int) in.big(4)));
		}
		else if (kind == FieldType.DOUBLE.ordinal()) {
			event.numbers[slot] = in.big(8);
		}
		else {
			skip(in, slot);
		}
	}

}
