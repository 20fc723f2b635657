package dev.exectrace.tool.push;

import java.util.Arrays;

/**
 * A small message of protocol buffers, by field. What is no such message has no fields.
 */
final class ReceivedMessage {

	private static final int VARINT = 0;

	private static final int FIXED64 = 1;

	private static final int LENGTH = 2;

	private static final int FIXED32 = 5;

	private final byte[] bytes;

	private int at;

	ReceivedMessage(byte[] bytes) {
		this.bytes = bytes;
	}

	/** A string, bytes or a message, {@code null} where it is not there. */
	byte[] bytes(int field) {
		return (find(field, LENGTH) instanceof byte[] found) ? found : null;
	}

	/** An integer, 0 where it is not there. */
	long integer(int field) {
		return (find(field, VARINT) instanceof Long found) ? found : 0;
	}

	private Object find(int field, int wireType) {
		this.at = 0;
		Object found = null;
		try {
			while (this.at < this.bytes.length) {
				long tag = varint();
				Object value = value((int) (tag & 7));
				if (tag >>> 3 == field && (tag & 7) == wireType) {
					found = value;
				}
			}
		}
		catch (IndexOutOfBoundsException ex) {
			return null;
		}
		return found;
	}

	private Object value(int wireType) {
		return switch (wireType) {
			case VARINT -> varint();
			case FIXED64 -> skip(Long.BYTES);
			case FIXED32 -> skip(Integer.BYTES);
			case LENGTH -> {
				long length = varint();
				if (length < 0 || length > this.bytes.length - this.at) {
					throw new IndexOutOfBoundsException(length);
				}
				int from = this.at;
				this.at += (int) length;
				yield Arrays.copyOfRange(this.bytes, from, this.at);
			}
			default -> throw new IndexOutOfBoundsException(wireType);
		};
	}

	private Object skip(int count) {
		this.at += count;
		return null;
	}

	private long varint() {
		long value = 0;
		for (int shift = 0; shift < Long.SIZE; shift += 7) {
			byte next = this.bytes[this.at++];
			value |= (next & 0x7fL) << shift;
			if (next >= 0) {
				return value;
			}
		}
		throw new IndexOutOfBoundsException(this.at);
	}

}
