package dev.exectrace.analysis.model;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.exectrace.analysis.column.IntColumn;

/**
 * The names of threads. Most differ only in the number at their end, so a name takes
 * eight bytes.
 */
final class ThreadNames {

	private static final int MAX_DIGITS = 9;

	private static final int NONE = -1;

	private final IntColumn prefix = new IntColumn();

	private final IntColumn number = new IntColumn();

	private final Map<String, Integer> prefixNumbers = new HashMap<>();

	private final List<String> prefixes = new ArrayList<>();

	private int last = -1;

	void add(String name) {
		this.prefix.add(NONE);
		this.number.add(NONE);
		if (name != null && !name.isEmpty()) {
			set(this.prefix.size() - 1, name);
		}
	}

	void set(int thread, String name) {
		int digits = digitsAtEnd(name);
		this.prefix.set(thread, prefixNumber(name, name.length() - digits));
		this.number.set(thread,
				(digits > 0) ? Integer.parseInt(name, name.length() - digits, name.length(), 10) : NONE);
	}

	/** Threads of one executor come one after the other. */
	private int prefixNumber(String name, int length) {
		if (this.last >= 0 && this.prefixes.get(this.last).length() == length
				&& name.startsWith(this.prefixes.get(this.last))) {
			return this.last;
		}
		String start = name.substring(0, length);
		Integer known = this.prefixNumbers.get(start);
		if (known == null) {
			known = this.prefixes.size();
			this.prefixes.add(start);
			this.prefixNumbers.put(start, known);
		}
		this.last = known;
		return known;
	}

	/** A number with zeros in front could not be put together again. */
	private static int digitsAtEnd(String name) {
		int at = name.length();
		while (at > 0 && name.length() - at < MAX_DIGITS && name.charAt(at - 1) >= '0' && name.charAt(at - 1) <= '9') {
			at--;
		}
		while (at < name.length() - 1 && name.charAt(at) == '0') {
			at++;
		}
		return name.length() - at;
	}

	boolean isNamed(int thread) {
		return this.prefix.get(thread) != NONE;
	}

	/** The name or {@code null}. */
	String get(int thread) {
		if (!isNamed(thread)) {
			return null;
		}
		String start = this.prefixes.get(this.prefix.get(thread));
		int end = this.number.get(thread);
		return (end != NONE) ? start + end : start;
	}

	/** Names of one pattern differ in nothing but the number at their end. */
	int pattern(int thread) {
		int of = this.prefix.get(thread);
		return (of != NONE) ? of * 2 + ((this.number.get(thread) != NONE) ? 1 : 0) : NONE;
	}

	int patternCount() {
		return this.prefixes.size() * 2;
	}

}
