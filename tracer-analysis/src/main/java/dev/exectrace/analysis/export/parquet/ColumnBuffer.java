package dev.exectrace.analysis.export.parquet;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

import dev.exectrace.analysis.export.table.Column;
import dev.exectrace.analysis.export.table.ColumnType;

/**
 * The cells of one column in one row group, encoded as far as they can be.
 */
final class ColumnBuffer {

	private final Column column;

	/** Whether there is something, by row. */
	private int[] present = new int[1024];

	/** Booleans, and numbers in the dictionary. */
	private int[] small = new int[1024];

	private final ByteSequence plain = new ByteSequence();

	private final ByteSequence dictionary = new ByteSequence();

	private final Map<String, Integer> numbers = new HashMap<>();

	private int rows;

	private int smalls;

	ColumnBuffer(Column column) {
		this.column = column;
	}

	void number(long value) {
		present(1);
		switch (this.column.type()) {
			case INT -> this.plain.int32((int) value);
			case LONG -> this.plain.int64(value);
			case BOOLEAN -> small((int) value);
			default -> throw new IllegalStateException(this.column.name() + " holds text");
		}
	}

	void text(String value) {
		present(1);
		switch (this.column.type()) {
			case TEXT -> append(this.plain, value);
			case LABEL -> {
				Integer number = this.numbers.get(value);
				if (number == null) {
					number = this.numbers.size();
					this.numbers.put(value, number);
					append(this.dictionary, value);
				}
				small(number);
			}
			default -> throw new IllegalStateException(this.column.name() + " holds numbers");
		}
	}

	private static void append(ByteSequence to, String value) {
		byte[] text = value.getBytes(StandardCharsets.UTF_8);
		to.int32(text.length).append(text);
	}

	void nothing() {
		if (!this.column.nullable()) {
			throw new IllegalStateException(this.column.name() + " needs a value");
		}
		present(0);
	}

	private void present(int value) {
		if (this.rows == this.present.length) {
			this.present = Arrays.copyOf(this.present, this.rows * 2);
		}
		this.present[this.rows++] = value;
	}

	private void small(int value) {
		if (this.smalls == this.small.length) {
			this.small = Arrays.copyOf(this.small, this.smalls * 2);
		}
		this.small[this.smalls++] = value;
	}

	boolean hasDictionary() {
		return this.column.type() == ColumnType.LABEL && !this.numbers.isEmpty();
	}

	ByteSequence dictionary() {
		return this.dictionary;
	}

	int dictionarySize() {
		return this.numbers.size();
	}

	int count() {
		return this.rows;
	}

	int textBytes() {
		return switch (this.column.type()) {
			case TEXT -> this.plain.size();
			case LABEL -> this.dictionary.size();
			default -> 0;
		};
	}

	/** The body of a data page. */
	ByteSequence values() {
		ByteSequence page = new ByteSequence();
		if (this.column.nullable()) {
			ByteSequence levels = new ByteSequence();
			BitPacking.hybrid(this.present, this.rows, 1, levels);
			page.int32(levels.size()).append(levels);
		}
		if (hasDictionary()) {
			int width = BitPacking.width(this.numbers.size() - 1);
			page.int8(width);
			BitPacking.hybrid(this.small, this.smalls, width, page);
		}
		else if (this.column.type() == ColumnType.BOOLEAN) {
			BitPacking.packed(this.small, 0, this.smalls, this.smalls, 1, page);
		}
		else {
			page.append(this.plain);
		}
		return page;
	}

	void clear() {
		this.plain.clear();
		this.dictionary.clear();
		this.numbers.clear();
		this.rows = 0;
		this.smalls = 0;
	}

}
