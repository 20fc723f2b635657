package dev.exectrace.runtime.chunk;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The strings of one chunk that stand in many events, so that each event holds a key.
 */
final class ChunkStrings {

	private static final int CONSTANT_POOL = 2;

	private final Map<String, Integer> numbers = new HashMap<>();

	private final List<String> strings = new ArrayList<>();

	private final ChunkKeys chunkKeys;

	ChunkStrings(ChunkKeys chunkKeys) {
		this.chunkKeys = chunkKeys;
	}

	/**
	 * Appends a string to an event.
	 */
	void put(Bytes target, String value) {
		if (value == null || value.isEmpty()) {
			target.string(value);
			return;
		}
		Integer number = this.numbers.get(value);
		if (number == null) {
			this.strings.add(value);
			number = this.strings.size();
			this.numbers.put(value, number);
		}
		target.put(CONSTANT_POOL);
		target.varint(this.chunkKeys.key(number));
	}

	/**
	 * Writes the constant pool.
	 * @return how many
	 */
	int write(Bytes target) {
		if (this.strings.isEmpty()) {
			return 0;
		}
		target.varint(EventTypes.STRING.id);
		target.varint(this.strings.size());
		for (int i = 0; i < this.strings.size(); i++) {
			target.varint(this.chunkKeys.key(i + 1));
			target.string(this.strings.get(i));
		}
		return 1;
	}

	void clear() {
		this.numbers.clear();
		this.strings.clear();
	}

}
