package dev.exectrace.runtime.recording;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;

/**
 * The header of one of the JVM's chunks.
 *
 * @param bytes the header itself
 * @param size the size of the whole chunk in bytes
 * @param startNanos when the chunk began, which tells it from all others, in nanoseconds
 * since 1970
 * @param durationNanos how long it is
 * @param startTicks when the chunk began, in ticks of the recorder's clock
 * @param ticksPerSecond the frequency of that clock
 */
record ChunkHeader(ByteBuffer bytes, long size, long startNanos, long durationNanos, long startTicks,
		long ticksPerSecond) {

	private static final int LENGTH = 68;

	private static final int MAGIC = 0x464c5200;

	private static final int SIZE_AT = 8;

	private static final int START_AT = 32;

	private static final int DURATION_AT = 40;

	private static final int TICKS_AT = 48;

	private static final int FREQUENCY_AT = 56;

	/**
	 * Reads the next header.
	 * @param stream the stream, at the beginning of a chunk
	 * @return the header or {@code null} at the end
	 */
	static ChunkHeader read(InputStream stream) throws IOException {
		byte[] header = stream.readNBytes(LENGTH);
		if (header.length == 0) {
			return null;
		}
		ByteBuffer bytes = ByteBuffer.wrap(header);
		if (header.length < LENGTH || bytes.getInt(0) != MAGIC || bytes.getLong(SIZE_AT) < LENGTH) {
			throw new IOException("The JVM's recorder gave something that is no chunk");
		}
		return new ChunkHeader(bytes, bytes.getLong(SIZE_AT), bytes.getLong(START_AT), bytes.getLong(DURATION_AT),
				bytes.getLong(TICKS_AT), bytes.getLong(FREQUENCY_AT));
	}

	long restLength() {
		return this.size - LENGTH;
	}

}
