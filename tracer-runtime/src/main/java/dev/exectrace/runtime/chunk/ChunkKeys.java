package dev.exectrace.runtime.chunk;

/**
 * Keys of constants. The JDK's reader takes a constant to be the same as the one that had
 * its key in the chunk before, so two chunks in a row never use the same keys: they use
 * the even and the odd ones in turn, and a chunk that stands apart uses far higher ones.
 */
final class ChunkKeys {

	private static final int APART = 1 << 26;

	private final int base;

	private int parity;

	private ChunkKeys(int base) {
		this.base = base;
	}

	/** For chunks in a row. */
	static ChunkKeys inRow() {
		return new ChunkKeys(0);
	}

	/** For chunks that may stand beside any of a row. */
	static ChunkKeys apart() {
		return new ChunkKeys(APART);
	}

	/**
	 * The key of a constant.
	 * @param number its number in the chunk, 0 for none
	 * @return the key, 0 for none
	 */
	int key(int number) {
		return (number != 0) ? ((number << 1) | this.parity) + this.base : 0;
	}

	/** Begins the next chunk. */
	void next() {
		this.parity ^= 1;
	}

}
