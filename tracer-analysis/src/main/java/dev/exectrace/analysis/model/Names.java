package dev.exectrace.analysis.model;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Texts that stand in many rows, each held once.
 */
final class Names {

	private final Map<String, Integer> numbers = new HashMap<>();

	private final List<String> texts = new ArrayList<>();

	/** The number of a text, -1 for {@code null}. */
	int enter(String text) {
		if (text == null) {
			return -1;
		}
		Integer number = this.numbers.putIfAbsent(text, this.texts.size());
		if (number == null) {
			this.texts.add(text);
			return this.texts.size() - 1;
		}
		return number;
	}

	/** The text of a number, {@code null} for -1. */
	String text(int number) {
		return (number >= 0) ? this.texts.get(number) : null;
	}

}
