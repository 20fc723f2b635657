package dev.exectrace.analysis.export.perfetto;

import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.function.IntFunction;

/**
 * Names that are written in full where they first come, and as numbers from then on. Of
 * those that have numbers in the trace, only whether they were written is kept.
 */
final class Names {

	private final int field;

	private final NewNames added;

	private final IntFunction<String>[] kinds;

	private final BitSet[] written;

	private final Map<String, Integer> labels = new HashMap<>();

	/**
	 * Names of one index.
	 * @param field the field of {@link Proto.Interned} that they stand in
	 * @param added takes the new ones
	 * @param kinds give the names that have numbers in the trace
	 */
	@SafeVarargs
	Names(int field, NewNames added, IntFunction<String>... kinds) {
		this.field = field;
		this.added = added;
		this.kinds = kinds;
		this.written = new BitSet[kinds.length];
		for (int kind = 0; kind < kinds.length; kind++) {
			this.written[kind] = new BitSet();
		}
	}

	/**
	 * The number of one of a few names.
	 * @param name the name
	 * @return its number in the index
	 */
	long label(String name) {
		Integer known = this.labels.get(name);
		if (known != null) {
			return index(known, 0);
		}
		int number = this.labels.size();
		this.labels.put(name, number);
		this.added.add(this.field, index(number, 0), name);
		return index(number, 0);
	}

	/**
	 * The number of a name that has one in the trace.
	 * @param kind which of the kinds
	 * @param number its number in the trace
	 * @return its number in the index
	 */
	long numbered(int kind, int number) {
		long index = index(number, kind + 1);
		if (!this.written[kind].get(number)) {
			this.written[kind].set(number);
			this.added.add(this.field, index, this.kinds[kind].apply(number));
		}
		return index;
	}

	/** Kinds take turns, and 0 is no number. */
	private long index(long number, int kind) {
		return (number + 1) * (this.kinds.length + 1) + kind;
	}

}
