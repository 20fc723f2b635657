package dev.exectrace.analysis.jfr;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/**
 * What there is for the types of a chunk's events, by their ids. Nearly all ids are small
 * and are looked up in an array.
 */
final class ByType<T> {

	private static final int SMALL = 1 << 12;

	private final Map<Long, T> all = new HashMap<>();

	private Object[] small = new Object[SMALL];

	/** What there is for a type, {@code null} for nothing yet. */
	@SuppressWarnings("unchecked")
	T get(long type) {
		return (type >= 0 && type < SMALL) ? (T) this.small[(int) type] : this.all.get(type);
	}

	void put(long type, T value) {
		this.all.put(type, value);
		if (type >= 0 && type < SMALL) {
			this.small[(int) type] = value;
		}
	}

	Collection<T> values() {
		return this.all.values();
	}

	void clear() {
		this.all.clear();
		this.small = new Object[SMALL];
	}

}
