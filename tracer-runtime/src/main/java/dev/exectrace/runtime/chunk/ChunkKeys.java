package dev.exectrace.runtime.chunk;

/**
 * Keys of constants. The JDK's reader takes a constant to be the same as the one that had
 * its key in the chunk before, so two chunks in a row never use the same keys.
 */
final class ChunkKeys {

	private ChunkKeys() {
	}

	/**
	 * The key of a constant.
	 * @param number its number in the chunk, 0 for none
	 * @param parity 0 or 1, in turn from chunk to chunk
	 * @return the key, 0 for none
	 */
	static int key(int number, int parity) {
		return (number != 0) ? (number << 1) | parity : 0;
	}

}
