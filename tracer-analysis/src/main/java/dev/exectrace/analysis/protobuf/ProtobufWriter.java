package dev.exectrace.analysis.protobuf;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Writes the wire format of protocol buffers into memory, field by field; the caller
 * knows the schema. To stream, {@link #drainTo} after each message. A field is written
 * whatever its value. Not for several threads.
 */
public final class ProtobufWriter {

	private static final int VARINT = 0;

	private static final int FIXED64 = 1;

	private static final int LENGTH = 2;

	private byte[] buffer = new byte[4096];

	private int size;

	private int open;

	/**
	 * Writes an {@code int32}, {@code int64}, {@code uint64} or enum.
	 * @param field the field's number
	 * @param value the value
	 */
	public void integer(int field, long value) {
		tag(field, VARINT);
		varint(value);
	}

	/**
	 * Writes a {@code bool}.
	 * @param field the field's number
	 * @param value the value
	 */
	public void bool(int field, boolean value) {
		integer(field, value ? 1 : 0);
	}

	/**
	 * Writes a {@code sint32} or {@code sint64}.
	 * @param field the field's number
	 * @param value the value
	 */
	public void signed(int field, long value) {
		integer(field, (value << 1) ^ (value >> 63));
	}

	/**
	 * Writes a {@code fixed64} or {@code sfixed64}.
	 * @param field the field's number
	 * @param value the value
	 */
	public void fixed64(int field, long value) {
		tag(field, FIXED64);
		reserve(Long.BYTES);
		for (int shift = 0; shift < Long.SIZE; shift += Byte.SIZE) {
			this.buffer[this.size++] = (byte) (value >>> shift);
		}
	}

	/**
	 * Writes a {@code double}.
	 * @param field the field's number
	 * @param value the value
	 */
	public void number(int field, double value) {
		fixed64(field, Double.doubleToRawLongBits(value));
	}

	/**
	 * Writes a {@code string}.
	 * @param field the field's number
	 * @param value the value; what is not Unicode in it becomes a question mark
	 */
	public void string(int field, String value) {
		bytes(field, value.getBytes(StandardCharsets.UTF_8));
	}

	/**
	 * Writes {@code bytes}, or a message that was written elsewhere.
	 * @param field the field's number
	 * @param value the value
	 */
	public void bytes(int field, byte[] value) {
		tag(field, LENGTH);
		varint(value.length);
		reserve(value.length);
		System.arraycopy(value, 0, this.buffer, this.size, value.length);
		this.size += value.length;
	}

	/**
	 * Writes packed integers.
	 * @param field the field's number
	 * @param values the values
	 */
	public void packed(int field, long... values) {
		int mark = begin(field);
		for (long value : values) {
			varint(value);
		}
		end(mark);
	}

	/**
	 * Begins a nested message: the fields that follow are its own until {@link #end}.
	 * Also the way to write packed integers with {@link #varint}.
	 * @param field the field's number
	 * @return what to give to {@code end}
	 */
	public int begin(int field) {
		tag(field, LENGTH);
		reserve(1);
		this.open++;
		return this.size++;
	}

	/**
	 * Ends the nested message that was begun last.
	 * @param mark what {@link #begin} gave
	 */
	public void end(int mark) {
		int length = this.size - mark - 1;
		int width = width(length);
		reserve(width - 1);
		System.arraycopy(this.buffer, mark + 1, this.buffer, mark + width, length);
		this.size = mark;
		varint(length);
		this.size += length;
		this.open--;
	}

	/**
	 * Writes a bare number, as packed fields hold them.
	 * @param value the value
	 */
	public void varint(long value) {
		reserve(10);
		long rest = value;
		while ((rest & ~0x7fL) != 0) {
			this.buffer[this.size++] = (byte) (rest | 0x80);
			rest >>>= 7;
		}
		this.buffer[this.size++] = (byte) rest;
	}

	/**
	 * How many bytes wait to be drained.
	 * @return the number
	 */
	public int size() {
		return this.size;
	}

	/**
	 * Writes what there is to a stream and forgets it. The memory stays for what follows.
	 * @param out the stream
	 * @throws IOException if the stream fails
	 * @throws IllegalStateException if a nested message is open
	 */
	public void drainTo(OutputStream out) throws IOException {
		if (this.open != 0) {
			throw new IllegalStateException("a nested message is open");
		}
		out.write(this.buffer, 0, this.size);
		this.size = 0;
	}

	private void tag(int field, int wireType) {
		varint(((long) field << 3) | wireType);
	}

	private static int width(int value) {
		return (31 - Integer.numberOfLeadingZeros(value | 1)) / 7 + 1;
	}

	private void reserve(int bytes) {
		if (this.buffer.length - this.size < bytes) {
			this.buffer = Arrays.copyOf(this.buffer, Math.max(this.buffer.length * 2, this.size + bytes));
		}
	}

}
