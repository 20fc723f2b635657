package dev.exectrace.runtime.chunk;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
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

	private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

	private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

	/** Bits of a number that four bytes hold. */
	private static final int LOW_BITS = 28;

	private static final int MORE = 0x80808080;

	private byte[] array;

	private int length;

	/** The high bits of the last time, which the next one is likely to have, too. */
	private long lastHigh;

	private long lastHighBytes;

	private int lastHighLength;

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

	/** Goes past what is to be written later, and leaves it as it is. */
	void reserve(int count) {
		require(count);
		this.length += count;
	}

	/**
	 * Writes a number into an array: for what is written most, whose position stays in a
	 * register. It may write up to 8 bytes more than it takes.
	 * @param out the array
	 * @param at where to
	 * @param value the number
	 * @return where the next one goes
	 */
	static int varint(byte[] out, int at, long value) {
		if ((value & ~0x7fL) == 0) {
			out[at] = (byte) value;
			return at + 1;
		}
		if ((value >>> LOW_BITS) == 0) {
			int bytes = (38 - Integer.numberOfLeadingZeros((int) value)) / 7;
			INTS.set(out, at, spread((int) value) | (MORE >>> (8 * (5 - bytes))));
			return at + bytes;
		}
		return longVarint(out, at, value);
	}

	private static int longVarint(byte[] out, int from, long value) {
		int at = from;
		long rest = value;
		for (int count = 1; count < MAX_VARINT && (rest & ~0x7fL) != 0; count++) {
			out[at++] = (byte) (rest | 0x80);
			rest >>>= 7;
		}
		out[at++] = (byte) rest;
		return at;
	}

	/** The lowest 28 bits, seven in each byte. */
	private static int spread(int value) {
		return (value & 0x7f) | (value & 0x3f80) << 1 | (value & 0x1fc000) << 2 | (value & 0xfe00000) << 3;
	}

	/**
	 * Writes a number that is likely to be near the one before, as {@link #varint} does.
	 * @param at where to
	 * @param value the number
	 * @return where the next one goes
	 */
	int time(int at, long value) {
		byte[] out = this.array;
		long high = value >>> LOW_BITS;
		if (high == 0) {
			return varint(out, at, value);
		}
		INTS.set(out, at, spread((int) value) | MORE);
		int next = at + Integer.BYTES;
		if (high == this.lastHigh) {
			LONGS.set(out, next, this.lastHighBytes);
			return next + this.lastHighLength;
		}
		int end = longVarint(out, next, high);
		this.lastHigh = high;
		this.lastHighBytes = (long) LONGS.get(out, next);
		this.lastHighLength = end - next;
		return end;
	}

	/**
	 * Says that the array was written up to a place.
	 * @param end the place
	 */
	void end(int end) {
		this.length = end;
	}

	/** Sets the byte that was appended at the given place. */
	void set(int at, int value) {
		this.array[at] = (byte) value;
	}

	void put(int value) {
		require(1);
		this.array[this.length++] = (byte) value;
	}

	void put(boolean value) {
		put(value ? 1 : 0);
	}

	void varint(long value) {
		require(MAX_VARINT + Long.BYTES);
		this.length = varint(this.array, this.length, value);
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
			put(encoded, 0, encoded.length);
		}
	}

	/**
	 * Appends a string that {@link #string} has written elsewhere.
	 * @param source where it stands
	 * @param at where it begins
	 */
	void putString(Bytes source, int at) {
		int end = at + 1;
		if (source.array[at] == UTF8_STRING) {
			ByteBuffer rest = source.buffer(end, source.length - end);
			end = (int) Varint.read(rest) + rest.position();
		}
		put(source.array, at, end - at);
	}

	void put(byte[] source, int from, int count) {
		require(count);
		System.arraycopy(source, from, this.array, this.length, count);
		this.length += count;
	}

	void put(Bytes source) {
		put(source.array, 0, source.length);
	}

	/**
	 * Leaves room for a size in front of what follows.
	 * @return the place, for {@link #size}
	 */
	int reserveSize() {
		int at = this.length;
		reserve(Integer.BYTES);
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
