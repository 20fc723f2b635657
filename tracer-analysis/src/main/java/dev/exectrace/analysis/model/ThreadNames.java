package dev.exectrace.analysis.model;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
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

	private byte[] lastPrefix = new byte[0];

	/** Adds a thread without a name. */
	void add() {
		this.prefix.add(NONE);
		this.number.add(NONE);
	}

	/**
	 * Names a thread.
	 * @param name what holds the name, in UTF-8
	 * @param from where the name begins
	 * @param to where it ends
	 */
	void set(int thread, byte[] name, int from, int to) {
		int digits = digitsAt(name, from, to);
		this.prefix.set(thread, prefixNumber(name, from, digits));
		int number = (digits < to) ? 0 : NONE;
		for (int at = digits; at < to; at++) {
			number = number * 10 + name[at] - '0';
		}
		this.number.set(thread, number);
	}

	/** Threads of one executor come one after the other. */
	private int prefixNumber(byte[] name, int from, int to) {
		if (this.last >= 0 && Arrays.equals(this.lastPrefix, 0, this.lastPrefix.length, name, from, to)) {
			return this.last;
		}
		String start = new String(name, from, to - from, StandardCharsets.UTF_8);
		Integer known = this.prefixNumbers.get(start);
		if (known == null) {
			known = this.prefixes.size();
			this.prefixes.add(start);
			this.prefixNumbers.put(start, known);
		}
		this.last = known;
		this.lastPrefix = Arrays.copyOfRange(name, from, to);
		return known;
	}

	/**
	 * Where the number at the end begins. One with zeros in front could not be put
	 * together again.
	 */
	private static int digitsAt(byte[] name, int from, int to) {
		int at = to;
		while (at > from && to - at < MAX_DIGITS && name[at - 1] >= '0' && name[at - 1] <= '9') {
			at--;
		}
		while (at < to - 1 && name[at] == '0') {
			at++;
		}
		return at;
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
