package dev.exectrace.analysis.profile.format;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * A table of an OTLP dictionary: what is in it, each once, by index. Index 0 stands for
 * nothing, as the schema wants it.
 *
 * @param <T> what is in it
 */
final class OtlpTable<T> {

	private final Map<T, Integer> indexes = new LinkedHashMap<>();

	int index(T entry) {
		Integer index = this.indexes.putIfAbsent(entry, this.indexes.size() + 1);
		return (index != null) ? index : this.indexes.size();
	}

	/** What is in it, from index 1 on. */
	Set<T> entries() {
		return this.indexes.keySet();
	}

}
