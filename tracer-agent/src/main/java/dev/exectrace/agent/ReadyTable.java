package dev.exectrace.agent;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Hands over from a thread's waker to the carrier that runs it next: when it was made
 * runnable, by whom and why. Virtual threads have no room for that, so they meet here, by
 * the thread's id, which spreads perfectly as ids are given out in sequence. A thread is
 * in the table only while it is runnable, or blocked in a monitor.
 * <p>
 * Few threads are runnable at a time, mostly, so each has its place in a part that is
 * small enough for the processor's cache. If that place is taken, as a thread of old has
 * the place of one of today, or many are runnable, it goes to a part as large as may be,
 * and then to one where places are hashed: next to its own place are threads of the same
 * age, which tend to be runnable together.
 * <p>
 * Where many more threads are runnable than the table holds, some wake-ups are lost and
 * counted.
 */
final class ReadyTable {

	private static final VarHandle WORDS = MethodHandles.arrayElementVarHandle(long[].class);

	private static final int ENTRY = 4;

	private static final int KEY = 0;

	private static final int READY = 1;

	private static final int WAKER = 2;

	private static final int BLOCKED = 3;

	private static final int PROBES = 8;

	/** Entries of the small part, each of which has a cache line: carriers share none. */
	private static final int NEAR = 1 << 10;

	private static final int NEAR_ENTRY = 8;

	private static final int FAR = NEAR * NEAR_ENTRY;

	/** The hashed part is smaller than the large one by this. */
	private static final int SPARE_SHIFT = 2;

	private static final long GOLDEN = 0x9E3779B97F4A7C15L;

	private static final int CAUSE_MASK = 0xf;

	private static final int TIMED = 1;

	private static final int OBJECT_WAIT = 2;

	private static final int HINT_SHIFT = 2;

	private static final int HINT_MASK = 3;

	private long[] words;

	private final int mask;

	private final int spare;

	private final int spareShift;

	/** Not less than how many threads are not in the small part. */
	private final AtomicInteger displaced = new AtomicInteger();

	private long lost;

	/**
	 * A table of the given size.
	 * @param entries how many threads it holds, a power of two of at least 8
	 */
	ReadyTable(int entries) {
		this.mask = entries - 1;
		this.spare = FAR + entries * ENTRY;
		int spares = entries >> SPARE_SHIFT;
		this.spareShift = Long.numberOfLeadingZeros(spares) + 1;
		this.words = new long[this.spare + (spares + PROBES) * ENTRY];
	}

	/**
	 * Notes that a thread begins to wait in a monitor, which has no place of its own to
	 * remember that, nor what the thread was about to wait for when the monitor came in
	 * between.
	 */
	void blocked(long thread, long since, int reason, boolean timed, int hint) {
		int entry = find(thread);
		boolean fresh = entry < 0;
		if (fresh) {
			entry = claim(thread);
			if (entry < 0) {
				return;
			}
		}
		if (fresh || this.words[entry + READY] < since) {
			this.words[entry + READY] = 0;
			this.words[entry + WAKER] = 0;
		}
		this.words[entry + BLOCKED] = (since << 4) | ((long) hint << HINT_SHIFT)
				| ((reason == WaitReason.OBJECT_WAIT) ? OBJECT_WAIT : 0) | (timed ? TIMED : 0);
	}

	/**
	 * Forgets that a thread which stops was made runnable before. One that unparks notes
	 * it before it does it, and where another is faster, the thread has run already.
	 */
	void stopped(long thread, long time) {
		int entry = find(thread);
		if (entry >= 0) {
			long ready = this.words[entry + READY];
			if (ready != 0 && ready < time) {
				release(entry);
			}
		}
	}

	/**
	 * Notes that a thread was made runnable by one that has done it, which is more than
	 * {@link #ready} by one that is about to unpark it.
	 */
	void unblocked(long thread, long waker, int cause) {
		note(thread, waker, cause, true);
	}

	/**
	 * Notes that a thread was made runnable. The first of several notes counts: the JDK's
	 * methods that do it call each other.
	 */
	void ready(long thread, long waker, int cause) {
		note(thread, waker, cause, false);
	}

	/** Whether it is noted that a thread was made runnable: mostly by who unparked it. */
	boolean isReady(long thread) {
		int entry = find(thread);
		return entry >= 0 && this.words[entry + READY] != 0;
	}

	private void note(long thread, long waker, int cause, boolean overUnpark) {
		int entry = find(thread);
		if (entry < 0) {
			entry = claim(thread);
			if (entry < 0) {
				return;
			}
			this.words[entry + BLOCKED] = 0;
		}
		else if (this.words[entry + READY] != 0 && !(overUnpark && cause(entry) == Cause.UNPARK)) {
			return;
		}
		this.words[entry + WAKER] = (waker << 4) | cause;
		this.words[entry + READY] = Ticks.now();
	}

	/**
	 * What kind of wait in a monitor the thread is in.
	 * @return the reason or {@link WaitReason#NONE}
	 */
	int monitorWait(long thread) {
		int entry = find(thread);
		return (entry >= 0) ? reason(this.words[entry + BLOCKED]) : WaitReason.NONE;
	}

	private long cause(int entry) {
		return this.words[entry + WAKER] & CAUSE_MASK;
	}

	private static int reason(long blocked) {
		if (blocked == 0) {
			return WaitReason.NONE;
		}
		return ((blocked & OBJECT_WAIT) != 0) ? WaitReason.OBJECT_WAIT : WaitReason.MONITOR_ENTER;
	}

	/**
	 * Moves what is known about a thread that is about to run into its carrier's log.
	 */
	void take(long thread, CarrierLog log) {
		int entry = find(thread);
		if (entry < 0) {
			return;
		}
		long waker = this.words[entry + WAKER];
		long blocked = this.words[entry + BLOCKED];
		log.ready = this.words[entry + READY];
		log.waker = waker >>> 4;
		log.cause = waker & CAUSE_MASK;
		if (blocked != 0) {
			log.waited(blocked >>> 4, log.ready, reason(blocked), (blocked & TIMED) != 0, 0);
			log.hint = (int) (blocked >>> HINT_SHIFT) & HINT_MASK;
		}
		release(entry);
	}

	private void release(int entry) {
		WORDS.setRelease(this.words, entry + KEY, 0L);
		if (entry >= FAR) {
			this.displaced.getAndDecrement();
		}
	}

	private int find(long thread) {
		int entry = nearPlace(thread);
		if (this.words[entry + KEY] == thread) {
			return entry;
		}
		return (this.displaced.get() != 0) ? findDisplaced(thread) : -1;
	}

	private int findDisplaced(long thread) {
		int entry = farPlace(thread);
		if (this.words[entry + KEY] == thread) {
			return entry;
		}
		entry = sparePlace(thread);
		for (int probe = 0; probe < PROBES; probe++, entry += ENTRY) {
			if (this.words[entry + KEY] == thread) {
				return entry;
			}
		}
		return -1;
	}

	private int claim(long thread) {
		int entry = nearPlace(thread);
		return tryClaim(entry, thread) ? entry : claimDisplaced(thread);
	}

	private int claimDisplaced(long thread) {
		this.displaced.getAndIncrement();
		int entry = farPlace(thread);
		if (tryClaim(entry, thread)) {
			return entry;
		}
		entry = sparePlace(thread);
		for (int probe = 0; probe < PROBES; probe++, entry += ENTRY) {
			if (tryClaim(entry, thread)) {
				return entry;
			}
		}
		this.displaced.getAndDecrement();
		this.lost++;
		return -1;
	}

	private boolean tryClaim(int entry, long thread) {
		return this.words[entry + KEY] == 0 && WORDS.compareAndSet(this.words, entry + KEY, 0L, thread);
	}

	private static int nearPlace(long thread) {
		return ((int) thread & (NEAR - 1)) * NEAR_ENTRY;
	}

	private int farPlace(long thread) {
		return FAR + ((int) thread & this.mask) * ENTRY;
	}

	private int sparePlace(long thread) {
		return this.spare + (int) ((thread * GOLDEN) >>> this.spareShift) * ENTRY;
	}

	/** How many threads were made runnable up to a time and not taken since. */
	int runnable(long time) {
		int count = 0;
		for (int entry = 0; entry < this.words.length; entry += ENTRY) {
			long ready = this.words[entry + READY];
			if ((long) WORDS.getAcquire(this.words, entry + KEY) != 0 && ready != 0 && ready <= time) {
				count++;
			}
		}
		return count;
	}

	/** Forgets all threads. */
	void clear() {
		Arrays.fill(this.words, 0);
		this.displaced.set(0);
	}

	/** Lets go of its memory. A hook that is under way fails. */
	void close() {
		this.words = new long[0];
	}

	/**
	 * How many wake-ups did not fit, about.
	 */
	long lost() {
		return this.lost;
	}

}
