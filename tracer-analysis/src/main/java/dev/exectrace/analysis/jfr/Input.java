package dev.exectrace.analysis.jfr;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Reads the values of a chunk that is in memory.
 */
final class Input {

	private static final int STRING_NULL = 0;

	private static final int STRING_EMPTY = 1;

	private static final int STRING_CONSTANT = 2;

	private static final int STRING_UTF8 = 3;

	private static final int STRING_CHARS = 4;

	private static final int STRING_LATIN1 = 5;

	private final byte[] bytes;

	private final int end;

	int position;

	Input(byte[] bytes, int end) {
		this.bytes = bytes;
		this.end = end;
	}

	int end() {
		return this.end;
	}

	/** Whether a chunk may begin at a place. */
	boolean isChunkAt(int at) {
		return at + 4 <= this.end && this.bytes[at] == 'F' && this.bytes[at + 1] == 'L' && this.bytes[at + 2] == 'R'
				&& this.bytes[at + 3] == 0;
	}

	/** Whether so many bytes at a place are these. */
	boolean isAt(int at, byte[] expected) {
		return expected.length <= this.end - at
				&& Arrays.equals(this.bytes, at, at + expected.length, expected, 0, expected.length);
	}

	byte[] copy(int from, int to) {
		return Arrays.copyOfRange(this.bytes, from, to);
	}

	/**
	 * Reads a number of one to nine bytes, seven bits each but for the ninth.
	 */
	long varint() {
		byte[] bytes = this.bytes;
		int at = this.position;
		long value = bytes[at++];
		if (value < 0) {
			value = rest(bytes, at, value & 0x7f);
		}
		else {
			this.position = at;
		}
		return value;
	}

	private long rest(byte[] bytes, int at, long first) {
		long value = first;
		for (int shift = 7; shift < 56; shift += 7) {
			long next = bytes[at++];
			value |= (next & 0x7f) << shift;
			if (next >= 0) {
				this.position = at;
				return value;
			}
		}
		value |= (bytes[at++] & 0xffL) << 56;
		this.position = at;
		return value;
	}

	/** Reads so many numbers, one after the other. */
	void varints(long[] target, int from, int count) {
		byte[] bytes = this.bytes;
		int at = this.position;
		for (int i = from; i < from + count; i++) {
			long value = bytes[at++];
			if (value < 0) {
				value &= 0x7f;
				int shift = 7;
				while (true) {
					long next = bytes[at++];
					if (shift == 56) {
						value |= (next & 0xff) << 56;
						break;
					}
					value |= (next & 0x7f) << shift;
					if (next >= 0) {
						break;
					}
					shift += 7;
				}
			}
			target[i] = value;
		}
		this.position = at;
	}

	int count(int bytesEach) {
		long count = varint();
		if (count < 0 || count > (this.end - this.position) / bytesEach) {
			throw new DamagedException("a count is too large");
		}
		return (int) count;
	}

	byte raw() {
		return this.bytes[this.position++];
	}

	long big(int length) {
		long value = 0;
		for (int i = 0; i < length; i++) {
			value = (value << 8) | (this.bytes[this.position++] & 0xff);
		}
		return value;
	}

	void skip(long count) {
		if (count < 0 || count > this.end - this.position) {
			throw new DamagedException("a length is too large");
		}
		this.position += (int) count;
	}

	/**
	 * Reads a string.
	 * @param constants the pool that it may stand in, or {@code null}
	 */
	String string(Strings constants) {
		int encoding = raw();
		return switch (encoding) {
			case STRING_NULL -> null;
			case STRING_EMPTY -> "";
			case STRING_CONSTANT -> {
				long key = varint();
				yield (constants != null) ? constants.get(key) : null;
			}
			case STRING_UTF8 -> {
				int length = count(1);
				String value = new String(this.bytes, this.position, length, StandardCharsets.UTF_8);
				this.position += length;
				yield VisibleText.of(value);
			}
			case STRING_CHARS -> {
				int length = count(1);
				StringBuilder value = new StringBuilder(length);
				for (int i = 0; i < length; i++) {
					value.append((char) varint());
				}
				yield VisibleText.of(value.toString());
			}
			case STRING_LATIN1 -> {
				int length = count(1);
				String value = new String(this.bytes, this.position, length, StandardCharsets.ISO_8859_1);
				this.position += length;
				yield VisibleText.of(value);
			}
			default -> throw new DamagedException("a string has an unknown encoding");
		};
	}

	/**
	 * Goes to the first character of a string that is at the input and needs no decoding:
	 * all of it is ASCII that can be seen.
	 * @return how long it is, 0 where it is not of that kind
	 */
	int plainText() {
		int encoding = raw();
		if (encoding != STRING_UTF8 && encoding != STRING_LATIN1) {
			return 0;
		}
		int length = count(1);
		return VisibleText.isPlain(this.bytes, this.position, this.position + length) ? length : 0;
	}

	/** What it reads. */
	byte[] bytes() {
		return this.bytes;
	}

	void skipString() {
		int encoding = raw();
		switch (encoding) {
			case STRING_NULL, STRING_EMPTY -> {
			}
			case STRING_CONSTANT -> varint();
			case STRING_UTF8, STRING_LATIN1 -> skip(varint());
			case STRING_CHARS -> {
				for (int i = count(1); i > 0; i--) {
					varint();
				}
			}
			default -> throw new DamagedException("a string has an unknown encoding");
		}
	}

}
