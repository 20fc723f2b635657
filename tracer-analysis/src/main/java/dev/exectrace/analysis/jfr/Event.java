package dev.exectrace.analysis.jfr;

import java.util.Arrays;

/**
 * The values of an event, by slot. Used again for the next event.
 */
final class Event {

	long[] numbers = new long[32];

	String[] texts = new String[32];

	EventLayout layout;

	Pools pools;

	void grow(int slots) {
		this.numbers = Arrays.copyOf(this.numbers, slots);
		this.texts = Arrays.copyOf(this.texts, slots);
	}

	long number(int slot) {
		return this.numbers[slot];
	}

	double real(int slot) {
		return (slot != 0) ? Double.longBitsToDouble(this.numbers[slot]) : 0;
	}

	/** The string that a field holds or refers to, or {@code null}. */
	String text(int slot) {
		if (slot == 0) {
			return null;
		}
		long type = this.layout.constantType(slot);
		if (type >= 0) {
			return (this.pools != null) ? this.pools.text(type, this.numbers[slot]) : null;
		}
		return this.texts[slot];
	}

	String text(int slot, String otherwise) {
		String text = text(slot);
		return (text != null) ? text : otherwise;
	}

}
