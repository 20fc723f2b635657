package dev.exectrace.analysis.jfr;

/**
 * Takes in the events of one chunk after the other, and counts them.
 */
abstract class ChunkEvents {

	/** How many events there were so far. */
	long events;

	/** How many of them could not be read. */
	long damaged;

	/** The JVM of the chunk that was read last, {@code null} where it did not say. */
	JvmIdentity jvm;

	/**
	 * Room for the next chunk.
	 * @param length how much
	 * @param start when the chunk begins, in nanoseconds since the window's start;
	 * {@link Long#MIN_VALUE} where that is not known yet
	 * @return the room, {@code null} where the chunk need not be kept once it is read
	 */
	byte[] room(int length, long start) {
		return null;
	}

	/**
	 * Reads a chunk.
	 * @param bytes the chunk, and others behind it
	 * @param header its header
	 * @param ticks turns its times into those of the trace
	 * @throws DamagedException if what follows in it cannot be read
	 */
	abstract void read(byte[] bytes, ChunkHeader header, TickConversion ticks);

}
