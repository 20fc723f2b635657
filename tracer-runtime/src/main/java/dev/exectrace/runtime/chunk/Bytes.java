package dev.exectrace.runtime.chunk;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A growing array of bytes in the encoding of JFR's files.
 */
final class Bytes {

	private static final byte NULL_STRING = 0;

	private static final byte EMPTY_STRING = 1;

	private static final byte UTF8_STRING = 3;

	private static final int MAX_VARINT = 9;

	private byte[] array;

	private int length;

	Bytes(int capacity) {
		this.array = new byte[capacity];
	}

	int length() {
		return this.length;
	}

	byte[] array() {
		return this.array;
	}

	void clear() {
		this.length = 0;
	}

	void require(int more) {
		if (this.array.length - this.length < more) {
			this.array = Arrays.copyOf(this.array, Math.max(this.array.length * 2, this.length + more));
		}
	}

	void skip(int count) {
		require(count);
		Arrays.fill(this.array, this.length, this.length + count, (byte) 0);
		this.length += count;
	}

	/** Appends a byte; the room was {@link #require required} before. */
	void raw(int value) {
		this.array[this.length++] = (byte) value;
	}

	/** Appends a number; the room was {@link #require required} before. */
	void rawVarint(long value) {
		byte[] array = this.array;
		int at = this.length;
		long rest = value;
		for (int count = 1; count < MAX_VARINT && (rest & ~0x7fL) != 0; count++) {
			array[at++] = (byte) (rest | 0x80);
			rest >>>= 7;
		}
		array[at++] = (byte) rest;
		this.length = at;
	}

	/** Sets the byte that was appended at the given place. */
	void set(int at, int value) {
		this.array[at] = (byte) value;
	}

	void put(int value) {
		require(1);
		raw(value);
	}

	void put(boolean value) {
		put(value ? 1 : 0);
	}

	void varint(long value) {
		require(MAX_VARINT);
		rawVarint(value);
	}

	void string(String value) {
		if (value == null) {
			put(NULL_STRING);
		}
		else if (value.isEmpty()) {
			put(EMPTY_STRING);
		}
		else {
			byte[] encoded = value.getBytes(StandardCharsets.UTF_8);
			put(UTF8_STRING);
			varint(encoded.length);
			put(encoded, encoded.length);
		}
	}

	void put(byte[] source, int count) {
		require(count);
		System.arraycopy(source, 0, this.array, this.length, count);
		this.length += count;
	}

	void put(Bytes source) {
		put(source.array, source.length);
	}

	/**
	 * Leaves room for a size in front of what follows.
	 * @return the place, for {@link #size}
	 */
	int reserveSize() {
		int at = this.length;
		skip(Integer.BYTES);
		return at;
	}

	/**
	 * Fills in the size of all that was written since, itself included.
	 */
	void size(int at) {
		int size = this.length - at;
		for (int i = 0; i < Integer.BYTES; i++) {
			int bits = size >>> (7 * i);
			this.array[at + i] = (byte) ((i < Integer.BYTES - 1) ? bits | 0x80 : bits);
		}
	}

	/**
	 * Makes room for a size of four bytes where one of one byte was left, and fills it
	 * in.
	 */
	void widenSize(int at) {
		int more = Integer.BYTES - 1;
		require(more);
		System.arraycopy(this.array, at + 1, this.array, at + Integer.BYTES, this.length - at - 1);
		this.length += more;
		size(at);
	}

	ByteBuffer buffer(int at, int count) {
		return ByteBuffer.wrap(this.array, at, count);
	}

}
