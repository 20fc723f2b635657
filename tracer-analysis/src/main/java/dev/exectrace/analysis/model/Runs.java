package dev.exectrace.analysis.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import dev.exectrace.analysis.column.IdMap;
import dev.exectrace.analysis.column.IntColumn;
import dev.exectrace.analysis.column.LongColumn;

/**
 * The run slices of virtual threads: a row each, with the wait and the time in the
 * scheduler's queue before it. Times are nanoseconds since the window's start; threads
 * and classes are numbers of {@link Threads} and {@link Code}, negative for none.
 * <p>
 * A row takes 36 bytes. Safe for several readers once built.
 */
public final class Runs {

	private static final int WORDS = 4;

	/** Segments of 256 KiB: larger ones fill two of G1's smallest regions each. */
	private static final int SHIFT = 13;

	private static final int SEGMENT = 1 << SHIFT;

	private static final int CARRIER_BITS = 16;

	private static final int MAX_CARRIERS = 1 << CARRIER_BITS;

	private static final long MAX_START = 1L << (63 - CARRIER_BITS);

	private static final int CLASS_SHIFT = 12;

	private static final int MAX_CLASS = (1 << 20) - 2;

	/**
	 * Start and carrier, duration and runnable, blocked and waker, thread and reasons.
	 */
	private long[][] segments = new long[16][];

	private final RunSegments supply = new RunSegments(SEGMENT * WORDS);

	private final LongColumn longDurations = new LongColumn();

	private final IntColumn carriers = new IntColumn();

	private final IdMap carrierNumbers = new IdMap();

	/** The carrier of the last row: slices come in batches of one carrier's. */
	private int lastCarrier = -1;

	private int lastCarrierNumber;

	private int size;

	/** Written by whoever indexes, as is what follows. */
	private final List<CarrierRows> carrierRows = new ArrayList<>();

	private int[] perThread = new int[1 << 10];

	private int indexed;

	Runs() {
	}

	/**
	 * Adds a row.
	 * @return {@code false} if it does not fit, as there are too many carriers or the
	 * time is more than a day away
	 */
	boolean add(int thread, int carrier, long start, long duration, StopReason stop, long runnable, int waker,
			WakeCause cause, long blocked, WaitReason reason, int blockerClass) {
		int carrierNumber = carrierNumber(carrier);
		if (carrierNumber == MAX_CARRIERS || !isNear(start)) {
			return false;
		}
		int segment = this.size >>> SHIFT;
		int at = (this.size & (SEGMENT - 1)) * WORDS;
		if (at == 0) {
			if (segment == this.segments.length) {
				this.segments = Arrays.copyOf(this.segments, segment * 2);
			}
			if (segment > 0) {
				long[] full = this.segments[segment - 1];
				this.supply.full(() -> index(full, SEGMENT));
			}
			this.segments[segment] = this.supply.next();
		}
		long[] words = this.segments[segment];
		int type = (blockerClass <= MAX_CLASS) ? blockerClass + 1 : 0;
		int meta = stop.ordinal() | (cause.ordinal() << 4) | (reason.ordinal() << 8) | (type << CLASS_SHIFT);
		words[at] = (start << CARRIER_BITS) | carrierNumber;
		words[at + 1] = pair(packed(duration), packed(runnable));
		words[at + 2] = pair(packed(blocked), waker);
		words[at + 3] = pair(thread, meta);
		this.size++;
		return true;
	}

	/**
	 * Whether a time is within a day or so.
	 * @param start the time
	 * @return whether it is
	 */
	public static boolean isNear(long start) {
		return start < MAX_START && start >= -MAX_START;
	}

	private void index(long[] words, int rows) {
		for (int at = 0; at < rows * WORDS; at += WORDS) {
			int carrier = (int) words[at] & (MAX_CARRIERS - 1);
			while (carrier >= this.carrierRows.size()) {
				this.carrierRows.add(new CarrierRows());
			}
			this.carrierRows.get(carrier).add(this.indexed++, words[at] >> CARRIER_BITS);
			int thread = (int) (words[at + 3] >>> 32);
			if (thread >= this.perThread.length) {
				this.perThread = Arrays.copyOf(this.perThread, Math.max(thread + 1, this.perThread.length * 2));
			}
			this.perThread[thread]++;
		}
	}

	/** Ends the table: no row is added from now on. */
	void complete() {
		this.supply.await();
		if (this.indexed < this.size) {
			index(this.segments[this.indexed >>> SHIFT], this.size - this.indexed);
		}
	}

	private int carrierNumber(int carrier) {
		if (carrier == this.lastCarrier) {
			return this.lastCarrierNumber;
		}
		int number = this.carrierNumbers.get(carrier);
		if (number < 0) {
			number = this.carriers.size();
			if (number == MAX_CARRIERS) {
				return number;
			}
			this.carriers.add(carrier);
			this.carrierNumbers.put(carrier, number);
		}
		this.lastCarrier = carrier;
		this.lastCarrierNumber = number;
		return number;
	}

	/** How many threads carried others. */
	int carriers() {
		return this.carrierRows.size();
	}

	/** The number of the thread that is one of the carriers. */
	int carrierThread(int carrier) {
		return this.carriers.get(carrier);
	}

	/** The rows of one of the carriers, in the order in which they came. */
	CarrierRows carrierRows(int carrier) {
		return this.carrierRows.get(carrier);
	}

	/** How many rows a thread has. */
	int count(int thread) {
		return (thread < this.perThread.length) ? this.perThread[thread] : 0;
	}

	private static long pair(int high, int low) {
		return ((long) high << 32) | (low & 0xffffffffL);
	}

	/** Durations under 2.1 seconds, nearly all, fit; the longer ones stand elsewhere. */
	private int packed(long duration) {
		if (duration <= Integer.MAX_VALUE) {
			return (int) duration;
		}
		this.longDurations.add(duration);
		return -this.longDurations.size();
	}

	private long unpacked(int packed) {
		return (packed >= 0) ? packed : this.longDurations.get(-1 - packed);
	}

	private long word(int run, int word) {
		return this.segments[run >>> SHIFT][(run & (SEGMENT - 1)) * WORDS + word];
	}

	/**
	 * How many rows there are.
	 * @return the number
	 */
	public int count() {
		return this.size;
	}

	/**
	 * The virtual thread that ran.
	 * @param run the row
	 * @return its number
	 */
	public int thread(int run) {
		return (int) (word(run, 3) >>> 32);
	}

	/**
	 * The thread that carried it.
	 * @param run the row
	 * @return its number
	 */
	public int carrier(int run) {
		return this.carriers.get((int) word(run, 0) & (MAX_CARRIERS - 1));
	}

	/**
	 * When it was mounted.
	 * @param run the row
	 * @return the time
	 */
	public long start(int run) {
		return word(run, 0) >> CARRIER_BITS;
	}

	/**
	 * When it was unmounted.
	 * @param run the row
	 * @return the time
	 */
	public long end(int run) {
		return start(run) + duration(run);
	}

	/**
	 * How long it ran.
	 * @param run the row
	 * @return the time
	 */
	public long duration(int run) {
		return unpacked((int) (word(run, 1) >>> 32));
	}

	/**
	 * How long it had been ready to run before.
	 * @param run the row
	 * @return the time, 0 also where it is not known
	 */
	public long runnable(int run) {
		return unpacked((int) word(run, 1));
	}

	/**
	 * How long it had been blocked before that.
	 * @param run the row
	 * @return the time, 0 where it was not
	 */
	public long blocked(int run) {
		return unpacked((int) (word(run, 2) >>> 32));
	}

	/**
	 * Who made it ready to run.
	 * @param run the row
	 * @return the thread's number
	 */
	public int waker(int run) {
		return (int) word(run, 2);
	}

	/**
	 * Why it became ready to run.
	 * @param run the row
	 * @return the cause
	 */
	public WakeCause cause(int run) {
		return WakeCause.of(((int) word(run, 3) >>> 4) & 0xf);
	}

	/**
	 * Why it was unmounted.
	 * @param run the row
	 * @return the reason
	 */
	public StopReason stopReason(int run) {
		return StopReason.of((int) word(run, 3) & 0xf);
	}

	/**
	 * What it had been blocked on.
	 * @param run the row
	 * @return the reason
	 */
	public WaitReason waitReason(int run) {
		return WaitReason.of(((int) word(run, 3) >>> 8) & 0xf);
	}

	/**
	 * The class of what it had been blocked on.
	 * @param run the row
	 * @return the class's number
	 */
	public int blockerClass(int run) {
		return ((int) word(run, 3) >>> CLASS_SHIFT) - 1;
	}

}
