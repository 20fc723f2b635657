package dev.exectrace.runtime.chunk;

import java.util.Arrays;

import dev.exectrace.runtime.threads.LiveThreads;

/**
 * The threads that a capture knows, by id, and their keys in the chunk that is being
 * written. Bounded: ended threads go, and past the bound names are forgotten.
 */
final class ChunkThreads {

	private static final byte UNKNOWN = 0;

	private static final byte PLATFORM = 1;

	private static final byte VIRTUAL = 2;

	/** A platform thread whose name is still to be found. */
	private static final byte NAMELESS = 3;

	private static final int MAX_THREADS = 1 << 21;

	private long[] keys = new long[1 << 12];

	private String[] names = new String[1 << 12];

	private byte[] kinds = new byte[1 << 12];

	private boolean[] ended = new boolean[1 << 12];

	private int[] numbers = new int[1 << 12];

	private int size;

	private int[] inChunk = new int[1 << 10];

	private int count;

	private final ChunkKeys chunkKeys;

	ChunkThreads(ChunkKeys chunkKeys) {
		this.chunkKeys = chunkKeys;
	}

	/**
	 * The key of a thread in this chunk.
	 * @param id the thread's id, 0 for none
	 * @return the key, 0 for none
	 */
	int key(long id) {
		if (id == 0) {
			return 0;
		}
		int slot = slot(id);
		int number = this.numbers[slot];
		return this.chunkKeys.key((number != 0) ? number : enter(slot));
	}

	/** As {@link #key(long)}, and takes the name of a thread that is not known yet. */
	int key(Thread thread) {
		long id = thread.threadId();
		// First, as looking for a slot may replace the arrays.
		int slot = slot(id);
		if (isToBeFound(slot)) {
			name(id, thread.getName(), thread.isVirtual());
		}
		return key(id);
	}

	/** As {@link #key(long)}, for a thread that is known to be virtual. */
	int virtual(long id) {
		int slot = slot(id);
		this.kinds[slot] = VIRTUAL;
		int number = this.numbers[slot];
		return this.chunkKeys.key((number != 0) ? number : enter(slot));
	}

	void name(long id, String name, boolean virtual) {
		int slot = slot(id);
		this.names[slot] = name;
		this.kinds[slot] = virtual ? VIRTUAL : PLATFORM;
	}

	void end(long id) {
		int slot = slot(id);
		this.ended[slot] = true;
	}

	private int enter(int slot) {
		if (this.count + 1 >= this.inChunk.length) {
			this.inChunk = Arrays.copyOf(this.inChunk, this.inChunk.length * 2);
		}
		this.inChunk[++this.count] = slot;
		this.numbers[slot] = this.count;
		return this.count;
	}

	private int slot(long id) {
		int mask = this.keys.length - 1;
		// Ids are given one after the other: threads of a time lie side by side.
		int slot = (int) id & mask;
		while (this.keys[slot] != 0) {
			if (this.keys[slot] == id) {
				return slot;
			}
			slot = (slot + 1) & mask;
		}
		if (this.size > mask / 2) {
			rehash();
			return slot(id);
		}
		this.keys[slot] = id;
		this.size++;
		return slot;
	}

	private void rehash() {
		int keep = 0;
		boolean forget = this.size >= MAX_THREADS;
		for (int slot = 0; slot < this.keys.length; slot++) {
			if (isKept(slot, forget)) {
				keep++;
			}
		}
		int capacity = Math.max(1 << 12, Integer.highestOneBit(keep * 4) * 2);
		long[] oldKeys = this.keys;
		String[] oldNames = this.names;
		byte[] oldKinds = this.kinds;
		boolean[] oldEnded = this.ended;
		int[] oldNumbers = this.numbers;
		boolean[] kept = new boolean[oldKeys.length];
		for (int slot = 0; slot < oldKeys.length; slot++) {
			kept[slot] = isKept(slot, forget);
		}
		this.keys = new long[capacity];
		this.names = new String[capacity];
		this.kinds = new byte[capacity];
		this.ended = new boolean[capacity];
		this.numbers = new int[capacity];
		this.size = 0;
		for (int slot = 0; slot < oldKeys.length; slot++) {
			if (kept[slot]) {
				int target = slot(oldKeys[slot]);
				this.names[target] = oldNames[slot];
				this.kinds[target] = oldKinds[slot];
				this.ended[target] = oldEnded[slot];
				this.numbers[target] = oldNumbers[slot];
				if (oldNumbers[slot] != 0) {
					this.inChunk[oldNumbers[slot]] = target;
				}
			}
		}
	}

	/** As {@link #key(long)}, for a thread that is known to be no virtual one. */
	int platform(long id) {
		int slot = slot(id);
		if (this.kinds[slot] == UNKNOWN) {
			this.kinds[slot] = NAMELESS;
		}
		return key(id);
	}

	private boolean isKept(int slot, boolean forget) {
		return this.keys[slot] != 0 && (this.numbers[slot] != 0 || (!this.ended[slot] && !forget));
	}

	/**
	 * Finds out about the threads of this chunk that nothing is known about yet. A thread
	 * that is no platform thread is a virtual one in its first run slice.
	 */
	void resolve() {
		boolean listed = false;
		for (int number = 1; number <= this.count; number++) {
			int slot = this.inChunk[number];
			if (isToBeFound(slot)) {
				if (!listed) {
					LiveThreads.forEach(false, (thread) -> name(thread.threadId(), thread.getName(), false));
					listed = true;
					number = 0;
				}
				else {
					this.kinds[slot] = (this.kinds[slot] == NAMELESS) ? PLATFORM : VIRTUAL;
				}
			}
		}
	}

	private boolean isToBeFound(int slot) {
		return this.kinds[slot] == UNKNOWN || this.kinds[slot] == NAMELESS;
	}

	int count() {
		return this.count;
	}

	int keyOf(int number) {
		return this.chunkKeys.key(number);
	}

	long id(int number) {
		return this.keys[this.inChunk[number]];
	}

	String name(int number) {
		return this.names[this.inChunk[number]];
	}

	boolean isVirtual(int number) {
		return this.kinds[this.inChunk[number]] == VIRTUAL;
	}

	/** Begins the next chunk, in which no thread has a number yet. */
	void next() {
		for (int number = 1; number <= this.count; number++) {
			this.numbers[this.inChunk[number]] = 0;
		}
		this.count = 0;
	}

}
