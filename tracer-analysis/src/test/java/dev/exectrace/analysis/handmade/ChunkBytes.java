package dev.exectrace.analysis.handmade;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Bytes as a chunk has them.
 */
public final class ChunkBytes {

	private static final int UTF8 = 3;

	private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

	/** Adds numbers of variable length. */
	public ChunkBytes numbers(long... values) {
		for (long value : values) {
			long rest = value;
			for (int i = 0; i < 8 && (rest & ~0x7fL) != 0; i++) {
				this.bytes.write((int) (rest & 0x7f | 0x80));
				rest >>>= 7;
			}
			this.bytes.write((int) rest);
		}
		return this;
	}

	public ChunkBytes text(String value) {
		byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
		this.bytes.write(UTF8);
		numbers(utf8.length);
		this.bytes.writeBytes(utf8);
		return this;
	}

	public ChunkBytes raw(byte... values) {
		this.bytes.writeBytes(values);
		return this;
	}

	public ChunkBytes add(ChunkBytes other) {
		return raw(other.toArray());
	}

	public int size() {
		return this.bytes.size();
	}

	public byte[] toArray() {
		return this.bytes.toByteArray();
	}

	/** These bytes with their number before them, which counts itself, too. */
	public ChunkBytes sized() {
		int size = size() + 1;
		while (new ChunkBytes().numbers(size).size() + size() > size) {
			size++;
		}
		return new ChunkBytes().numbers(size).add(this);
	}

}
