package dev.exectrace.analysis.jfr;

import java.nio.ByteBuffer;

/**
 * The beginning of a chunk.
 *
 * @param size the chunk's length in bytes
 * @param constants where the last of its constants are
 * @param metadata where its description of types is
 * @param startNanos when it begins, in nanoseconds since 1970-01-01T00:00Z
 * @param durationNanos how long it lasts
 * @param startTicks when it begins by the JVM's own clock
 * @param ticksPerSecond how fast that clock is
 * @param compressed whether numbers are of variable length
 */
record ChunkHeader(long size, long constants, long metadata, long startNanos, long durationNanos, long startTicks,
		long ticksPerSecond, boolean compressed) {

	static final int LENGTH = 68;

	static final int MAGIC = 0x464c5200;

	static final long LONGEST = 1000L * 24 * 3600 * 1_000_000_000L;

	/**
	 * To read the chunk from its bytes.
	 * @throws DamagedException if it is not written as today's JVMs do
	 */
	Input input(byte[] bytes) {
		if (!this.compressed) {
			throw new DamagedException("its numbers are of fixed length, which no current JVM writes");
		}
		return new Input(bytes, (int) this.size);
	}

	/**
	 * Reads a header.
	 * @param bytes {@link #LENGTH} of them, those that are not there as zeros
	 * @param available how many bytes the file has from the header on
	 * @return the header
	 * @throws DamagedException if it is none
	 */
	static ChunkHeader read(ByteBuffer bytes, long available) {
		if (bytes.getInt() != MAGIC) {
			throw new DamagedException("it does not begin as a chunk does");
		}
		if (available < LENGTH) {
			throw new DamagedException("it is cut off");
		}
		int major = bytes.getShort();
		bytes.getShort();
		if (major != 1 && major != 2) {
			throw new DamagedException("its format " + major + " is unknown");
		}
		ChunkHeader header = new ChunkHeader(bytes.getLong(), bytes.getLong(), bytes.getLong(), bytes.getLong(),
				bytes.getLong(), bytes.getLong(), bytes.getLong(), (bytes.getInt() & 1) != 0);
		if (header.size == 0 || header.metadata == 0) {
			throw new DamagedException("it was never finished");
		}
		if (header.size > available) {
			throw new DamagedException("it is cut off");
		}
		if (header.size < LENGTH || header.constants < LENGTH || header.constants >= header.size
				|| header.metadata < LENGTH || header.metadata >= header.size || header.ticksPerSecond <= 0
				|| header.startNanos < 0 || header.durationNanos < 0 || header.durationNanos > LONGEST) {
			throw new DamagedException("its header is damaged");
		}
		return header;
	}

}
