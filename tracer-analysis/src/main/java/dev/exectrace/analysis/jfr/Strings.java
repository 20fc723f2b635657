package dev.exectrace.analysis.jfr;

import java.util.ArrayList;
import java.util.List;

import dev.exectrace.analysis.column.LongIntMap;

/**
 * The strings of a constant pool, by key.
 */
final class Strings {

	private final LongIntMap numbers = new LongIntMap();

	private final List<String> values = new ArrayList<>();

	void put(long key, String value) {
		this.numbers.put(key, this.values.size());
		this.values.add(value);
	}

	/** The string or {@code null}. */
	String get(long key) {
		int number = this.numbers.get(key);
		return (number >= 0) ? this.values.get(number) : null;
	}

	void clear() {
		this.numbers.clear();
		this.values.clear();
	}

}
