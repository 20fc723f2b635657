package dev.exectrace.analysis.export.parquet;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Writes Thrift's compact protocol, in which Parquet's headers and footers are.
 */
final class ThriftWriter {

	private static final int INT32 = 5;

	private static final int INT64 = 6;

	private static final int BINARY = 8;

	private static final int LIST = 9;

	private static final int STRUCT = 12;

	private static final int LONG_LIST = 15;

	private final ByteSequence out = new ByteSequence();

	private final Deque<Integer> outer = new ArrayDeque<>();

	private int last;

	ThriftWriter int32(int field, int value) {
		header(field, INT32);
		zigzag(value);
		return this;
	}

	ThriftWriter int64(int field, long value) {
		header(field, INT64);
		zigzag(value);
		return this;
	}

	ThriftWriter text(int field, String value) {
		header(field, BINARY);
		element(value);
		return this;
	}

	ThriftWriter texts(int field, String... values) {
		list(field, BINARY, values.length);
		for (String value : values) {
			element(value);
		}
		return this;
	}

	ThriftWriter int32s(int field, int... values) {
		list(field, INT32, values.length);
		for (int value : values) {
			zigzag(value);
		}
		return this;
	}

	/** Begins a list of structs: each follows between {@link #element} and end. */
	ThriftWriter structs(int field, int size) {
		list(field, STRUCT, size);
		return this;
	}

	ThriftWriter element() {
		this.outer.push(this.last);
		this.last = 0;
		return this;
	}

	ThriftWriter struct(int field) {
		header(field, STRUCT);
		return element();
	}

	ThriftWriter end() {
		this.out.int8(0);
		this.last = this.outer.pop();
		return this;
	}

	/** Ends the outermost struct. */
	byte[] bytes() {
		this.out.int8(0);
		return this.out.bytes();
	}

	private void element(String value) {
		byte[] text = value.getBytes(StandardCharsets.UTF_8);
		this.out.varint(text.length).append(text);
	}

	private void list(int field, int type, int size) {
		header(field, LIST);
		if (size < LONG_LIST) {
			this.out.int8((size << 4) | type);
		}
		else {
			this.out.int8((LONG_LIST << 4) | type).varint(size);
		}
	}

	private void header(int field, int type) {
		int delta = field - this.last;
		if (delta <= 0 || delta > 15) {
			throw new IllegalArgumentException("field " + field + " after " + this.last);
		}
		this.out.int8((delta << 4) | type);
		this.last = field;
	}

	private void zigzag(long value) {
		this.out.varint((value << 1) ^ (value >> 63));
	}

}
