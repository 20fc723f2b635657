package dev.exectrace.runtime.chunk;

import java.util.Arrays;

import dev.exectrace.runtime.threads.LiveThreads;

/**
 * The threads that a capture knows, by id, and their keys in the chunk that is being
 * written. Bounded: ended threads go, and past the bound names are forgotten.
 */
final class ChunkThreads {

	/**
	 * A thread's id, and beside it what is known of it: kind, number, place of its name.
	 */
	private static final int ENTRY = 2;

	private static final int FACTS = 1;

	private static final int NUMBER_SHIFT = 8;

	private static final int NAME_SHIFT = 36;

	private static final long NUMBER = (1L << NAME_SHIFT) - (1L << NUMBER_SHIFT);

	private static final int KIND = 3;

	private static final int UNKNOWN = 0;

	private static final int PLATFORM = 1;

	private static final int VIRTUAL = 2;

	/** A platform thread whose name is still to be found. */
	private static final int NAMELESS = 3;

	private static final int ENDED = 4;

	private static final int LEAST_SLOTS = 1 << 12;

	private static final long GOLDEN = 0x9E3779B97F4A7C15L;

	/** Threads whose ids follow each other lie side by side in places of so many. */
	private static final int PLACE_SHIFT = 3;

	private static final int WITHIN_PLACE = (1 << PLACE_SHIFT) - 1;

	private static final int MAX_THREADS = 1 << 21;

	private long[] entries = new long[LEAST_SLOTS * ENTRY];

	private int mask = LEAST_SLOTS - 1;

	private ThreadNames names = new ThreadNames();

	private int size;

	private int[] inChunk = new int[1 << 10];

	private int count;

	private long carrier;

	private int carrierKey;

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
		return (id != 0) ? keyAt(slot(id)) : 0;
	}

	/** As {@link #key(long)}, for one that is asked for many times in a row. */
	int carrier(long id) {
		if (id != this.carrier) {
			this.carrierKey = key(id);
			this.carrier = id;
		}
		return this.carrierKey;
	}

	/** As {@link #key(long)}, and takes the name of a thread that is not known yet. */
	int key(Thread thread) {
		long id = thread.threadId();
		int slot = slot(id);
		if (isToBeFound(slot)) {
			name(slot, thread.getName(), thread.isVirtual());
		}
		return keyAt(slot);
	}

	/**
	 * As {@link #key(long)}, for a thread that is known to be virtual.
	 * @param id the thread's id
	 * @param name its name, or {@code null} or nothing to leave that as it is
	 * @param ends whether it will not be heard of in later chunks
	 * @return the key
	 */
	int virtual(long id, String name, boolean ends) {
		int slot = slot(id);
		if (name != null && !name.isEmpty()) {
			setName(slot, this.names.add(name));
		}
		setKind(slot, VIRTUAL);
		if (ends) {
			this.entries[slot * ENTRY + FACTS] |= ENDED;
		}
		return keyAt(slot);
	}

	/** As {@link #key(long)}, for a thread that is known to be no virtual one. */
	int platform(long id) {
		int slot = slot(id);
		if (kind(slot) == UNKNOWN) {
			setKind(slot, NAMELESS);
		}
		return keyAt(slot);
	}

	void name(long id, String name, boolean virtual) {
		name(slot(id), name, virtual);
	}

	private void name(int slot, String name, boolean virtual) {
		setName(slot, this.names.add(name));
		setKind(slot, virtual ? VIRTUAL : PLATFORM);
	}

	private int keyAt(int slot) {
		int number = numberAt(slot);
		return this.chunkKeys.key((number != 0) ? number : enter(slot));
	}

	private int enter(int slot) {
		if (this.count + 1 >= this.inChunk.length) {
			this.inChunk = Arrays.copyOf(this.inChunk, this.inChunk.length * 2);
		}
		this.inChunk[++this.count] = slot;
		this.entries[slot * ENTRY + FACTS] |= (long) this.count << NUMBER_SHIFT;
		return this.count;
	}

	private int numberAt(int slot) {
		return (int) ((this.entries[slot * ENTRY + FACTS] & NUMBER) >>> NUMBER_SHIFT);
	}

	private int kind(int slot) {
		return (int) this.entries[slot * ENTRY + FACTS] & KIND;
	}

	private void setKind(int slot, int kind) {
		int at = slot * ENTRY + FACTS;
		this.entries[at] = (this.entries[at] & ~KIND) | kind;
	}

	private int nameAt(int slot) {
		return (int) (this.entries[slot * ENTRY + FACTS] >>> NAME_SHIFT);
	}

	private void setName(int slot, int place) {
		int at = slot * ENTRY + FACTS;
		this.entries[at] = (this.entries[at] & ((1L << NAME_SHIFT) - 1)) | ((long) place << NAME_SHIFT);
	}

	private int slot(long id) {
		int mask = this.mask;
		int slot = home(id);
		long there;
		while ((there = this.entries[slot * ENTRY]) != 0) {
			if (there == id) {
				return slot;
			}
			slot = (slot + 1) & mask;
		}
		if (this.size > mask / 2) {
			rehash();
			return slot(id);
		}
		this.entries[slot * ENTRY] = id;
		this.size++;
		return slot;
	}

	/**
	 * Ids are given one after the other, and threads of a time are told together, so they
	 * share cache lines. Their places are spread: where new threads came to lie right
	 * behind some thousand that stay, each of them would be looked for past all of those.
	 */
	private int home(long id) {
		long lastPlace = this.mask >> PLACE_SHIFT;
		int place = (int) (((id >>> PLACE_SHIFT) * GOLDEN) >>> Long.numberOfLeadingZeros(lastPlace));
		return (place << PLACE_SHIFT) | ((int) id & WITHIN_PLACE);
	}

	private void rehash() {
		int keep = 0;
		boolean forget = this.size >= MAX_THREADS;
		boolean[] kept = new boolean[this.mask + 1];
		for (int slot = 0; slot < kept.length; slot++) {
			kept[slot] = isKept(slot, forget);
			keep += kept[slot] ? 1 : 0;
		}
		int capacity = Math.max(LEAST_SLOTS, Integer.highestOneBit(keep * 4) * 2);
		long[] oldEntries = this.entries;
		ThreadNames oldNames = this.names;
		this.entries = new long[capacity * ENTRY];
		this.mask = capacity - 1;
		this.names = new ThreadNames();
		this.size = 0;
		for (int slot = 0; slot < kept.length; slot++) {
			if (kept[slot]) {
				int target = slot(oldEntries[slot * ENTRY]);
				this.entries[target * ENTRY + FACTS] = oldEntries[slot * ENTRY + FACTS];
				setName(target, this.names.add(oldNames, nameAt(target)));
				int number = numberAt(target);
				if (number != 0) {
					this.inChunk[number] = target;
				}
			}
		}
	}

	private boolean isKept(int slot, boolean forget) {
		boolean ended = (this.entries[slot * ENTRY + FACTS] & ENDED) != 0;
		return this.entries[slot * ENTRY] != 0 && (numberAt(slot) != 0 || (!ended && !forget));
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
					setKind(slot, (kind(slot) == NAMELESS) ? PLATFORM : VIRTUAL);
				}
			}
		}
	}

	private boolean isToBeFound(int slot) {
		return kind(slot) == UNKNOWN || kind(slot) == NAMELESS;
	}

	int count() {
		return this.count;
	}

	int keyOf(int number) {
		return this.chunkKeys.key(number);
	}

	long id(int number) {
		return this.entries[this.inChunk[number] * ENTRY];
	}

	void writeName(int number, Bytes target) {
		this.names.write(nameAt(this.inChunk[number]), target);
	}

	int nameBytes() {
		return this.names.size();
	}

	boolean isVirtual(int number) {
		return kind(this.inChunk[number]) == VIRTUAL;
	}

	/**
	 * Begins the next chunk, in which no thread has a number yet. Those that have ended
	 * in the one before may still be named in this one, as who woke others.
	 */
	void next() {
		if (this.names.isWorthCompacting()) {
			rehash();
		}
		for (int number = 1; number <= this.count; number++) {
			this.entries[this.inChunk[number] * ENTRY + FACTS] &= ~NUMBER;
		}
		this.count = 0;
		this.carrier = 0;
	}

}
