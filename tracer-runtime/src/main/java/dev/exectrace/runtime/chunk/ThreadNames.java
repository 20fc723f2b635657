package dev.exectrace.runtime.chunk;

/**
 * The names of threads as they stand in a chunk. Strings that are kept for a chunk's time
 * outlive a collection or two, which would copy the name of every short-lived thread.
 */
final class ThreadNames {

	/** What all names may take. */
	private static final int MAX_BYTES = 1 << 26;

	/** How much more than what was in use may be kept of threads that are gone. */
	private static final int SPARE_BYTES = 1 << 20;

	private final Bytes bytes = new Bytes(1 << 12);

	private int used;

	/**
	 * Keeps a name.
	 * @param name the name
	 * @return its place, 0 if it is not kept for want of room
	 */
	int add(String name) {
		if (name.length() > MAX_BYTES / 4 || this.bytes.length() > MAX_BYTES) {
			return 0;
		}
		int place = this.bytes.length() + 1;
		this.bytes.string(name);
		return place;
	}

	/**
	 * Keeps a name that is kept by another one.
	 * @param other the other one
	 * @param place the name's place there
	 * @return its place here, 0 if there is none
	 */
	int add(ThreadNames other, int place) {
		if (place == 0) {
			return 0;
		}
		int copied = this.bytes.length() + 1;
		other.write(place, this.bytes);
		this.used = this.bytes.length();
		return copied;
	}

	/**
	 * Writes a name.
	 * @param place its place, 0 for none
	 * @param target where to
	 */
	void write(int place, Bytes target) {
		if (place == 0) {
			target.string(null);
		}
		else {
			target.putString(this.bytes, place - 1);
		}
	}

	int size() {
		return this.bytes.length();
	}

	/** Whether most of what is kept may be of threads that are gone. */
	boolean isWorthCompacting() {
		int full = Math.max(MAX_BYTES, this.used + SPARE_BYTES);
		return this.bytes.length() > Math.min(2 * this.used + SPARE_BYTES, full);
	}

}
