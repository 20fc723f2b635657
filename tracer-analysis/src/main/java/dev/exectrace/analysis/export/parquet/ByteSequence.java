package dev.exectrace.analysis.export.parquet;

import java.util.Arrays;

/**
 * Growing bytes, numbers in little-endian order.
 */
final class ByteSequence {

	private byte[] bytes = new byte[256];

	private int size;

	ByteSequence int8(int value) {
		reserve(1);
		this.bytes[this.size++] = (byte) value;
		return this;
	}

	ByteSequence int32(int value) {
		return little(value, Integer.BYTES);
	}

	ByteSequence int64(long value) {
		return little(value, Long.BYTES);
	}

	ByteSequence little(long value, int width) {
		reserve(width);
		for (int i = 0; i < width; i++) {
			this.bytes[this.size++] = (byte) (value >>> (i * Byte.SIZE));
		}
		return this;
	}

	ByteSequence varint(long value) {
		reserve(10);
		long rest = value;
		while ((rest & ~0x7fL) != 0) {
			this.bytes[this.size++] = (byte) (rest | 0x80);
			rest >>>= 7;
		}
		this.bytes[this.size++] = (byte) rest;
		return this;
	}

	ByteSequence append(byte[] source) {
		return append(source, source.length);
	}

	ByteSequence append(ByteSequence source) {
		return append(source.bytes, source.size);
	}

	ByteSequence append(byte[] source, int length) {
		reserve(length);
		System.arraycopy(source, 0, this.bytes, this.size, length);
		this.size += length;
		return this;
	}

	byte[] array() {
		return this.bytes;
	}

	byte[] bytes() {
		return Arrays.copyOf(this.bytes, this.size);
	}

	int size() {
		return this.size;
	}

	void clear() {
		this.size = 0;
	}

	private void reserve(int count) {
		if (this.bytes.length - this.size < count) {
			this.bytes = Arrays.copyOf(this.bytes, Math.max(this.bytes.length * 2, this.size + count));
		}
	}

}
