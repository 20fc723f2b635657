package dev.exectrace.runtime.chunk;

import java.nio.ByteBuffer;

/**
 * The numbers in chunks: seven bits a byte, nine bytes at most.
 */
public final class Varint {

	private static final int MAX_BYTES = 9;

	private Varint() {
	}

	/**
	 * Reads the number at the buffer's position and moves on past it.
	 * @param bytes the buffer
	 * @return the number
	 * @throws java.nio.BufferUnderflowException if the buffer ends within it
	 */
	public static long read(ByteBuffer bytes) {
		long value = 0;
		for (int i = 0; i < MAX_BYTES; i++) {
			byte part = bytes.get();
			if (i == MAX_BYTES - 1) {
				return value | (part & 0xffL) << (7 * i);
			}
			value |= (part & 0x7fL) << (7 * i);
			if (part >= 0) {
				return value;
			}
		}
		throw new IllegalStateException("Not reached");
	}

}
