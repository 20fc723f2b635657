package dev.exectrace.analysis.model;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

import dev.exectrace.analysis.column.IdMap;
import dev.exectrace.analysis.column.IntColumn;
import dev.exectrace.analysis.column.LongColumn;

/**
 * The threads of a trace, virtual and platform, by number from 0. Times are nanoseconds
 * since the window's start. Safe for several readers once built.
 */
public final class Threads {

	private static final int VIRTUAL = 1;

	private static final int CARRIER = 2;

	private static final int LIVE_AT_START = 4;

	private static final int LIVE_AT_END = 8;

	private static final int START_LOST = 16;

	private static final int END_LOST = 32;

	private static final int PLATFORM = 64;

	private static final byte[] NAMELESS = {};

	private final IdMap numbers = new IdMap();

	private final LongColumn ids = new LongColumn();

	private final ThreadNames names = new ThreadNames();

	private final IntColumn flags = new IntColumn();

	private final LongColumn starts = new LongColumn();

	private final LongColumn ends = new LongColumn();

	private final IntColumn starters = new IntColumn();

	private final Map<Integer, LiveThread> liveAtStart = new HashMap<>();

	private final Map<Integer, LiveThread> liveAtEnd = new HashMap<>();

	private ThreadGroups groups;

	private long window;

	private boolean listed;

	Threads() {
	}

	int enter(long id, String name, boolean virtual) {
		byte[] bytes = (name != null) ? name.getBytes(StandardCharsets.UTF_8) : NAMELESS;
		return enter(id, bytes, 0, bytes.length, virtual);
	}

	int enter(long id, byte[] name, int from, int to, boolean virtual) {
		int number = this.numbers.get(id);
		if (number >= 0) {
			kind(number, virtual);
		}
		else {
			number = add(id, virtual);
		}
		if (from < to && !this.names.isNamed(number)) {
			this.names.set(number, name, from, to);
		}
		return number;
	}

	private int add(long id, boolean virtual) {
		int number = this.ids.size();
		this.numbers.put(id, number);
		this.ids.add(id);
		this.names.add();
		this.flags.add(virtual ? VIRTUAL : PLATFORM);
		this.starts.add(Long.MIN_VALUE);
		this.ends.add(Long.MAX_VALUE);
		this.starters.add(-1);
		return number;
	}

	/**
	 * A capture takes a thread of which it knows no more than the id for a virtual one,
	 * so who says that it is none knows better.
	 */
	private void kind(int thread, boolean virtual) {
		int kinds = this.flags.get(thread);
		if (!virtual) {
			this.flags.set(thread, (kinds & ~VIRTUAL) | PLATFORM);
		}
		else if ((kinds & PLATFORM) == 0) {
			this.flags.set(thread, kinds | VIRTUAL);
		}
	}

	void started(int thread, long at, int starter) {
		this.starts.set(thread, at);
		if (starter >= 0) {
			this.starters.set(thread, starter);
		}
	}

	void ended(int thread, long at) {
		this.ends.set(thread, at);
	}

	/**
	 * Says that a thread was not there before a time; when it was started is not known.
	 */
	void seen(int thread, long from) {
		this.starts.set(thread, from);
		this.flags.set(thread, this.flags.get(thread) | START_LOST);
	}

	/** Says that a thread was not there after a time; when it ended is not known. */
	void unseen(int thread, long to) {
		this.ends.set(thread, to);
		this.flags.set(thread, this.flags.get(thread) | END_LOST);
	}

	void carrier(int thread) {
		this.flags.set(thread, this.flags.get(thread) | CARRIER);
	}

	void live(int thread, boolean atEnd, LiveThread state) {
		this.flags.set(thread, this.flags.get(thread) | (atEnd ? LIVE_AT_END : LIVE_AT_START));
		(atEnd ? this.liveAtEnd : this.liveAtStart).put(thread, state);
	}

	/**
	 * Says that every virtual thread that was alive at the start or the end is listed.
	 */
	void allListed() {
		this.listed = true;
	}

	boolean areAllListed() {
		return this.listed;
	}

	void complete(long window) {
		this.window = window;
		this.groups = ThreadGroups.of(this);
	}

	/**
	 * How many threads there are.
	 * @return the number
	 */
	public int count() {
		return this.ids.size();
	}

	/**
	 * The thread of an id.
	 * @param id the id that Java gave it
	 * @return its number, negative where there is none
	 */
	public int number(long id) {
		return this.numbers.get(id);
	}

	/**
	 * The id that Java gave a thread.
	 * @param thread its number
	 * @return the id
	 */
	public long id(int thread) {
		return this.ids.get(thread);
	}

	/**
	 * The name of a thread.
	 * @param thread its number
	 * @return the name, for a nameless one its kind and id
	 */
	public String name(int thread) {
		String name = this.names.get(thread);
		return (name != null) ? name : nameOfNameless(id(thread), isVirtual(thread));
	}

	/**
	 * What a thread is called that has no name.
	 * @param id the id that Java gave it
	 * @param virtual whether it is virtual
	 * @return its kind and id
	 */
	public static String nameOfNameless(long id, boolean virtual) {
		return (virtual ? "virtual-" : "thread-") + id;
	}

	ThreadNames names() {
		return this.names;
	}

	/**
	 * Whether a thread has a name of its own.
	 * @param thread its number
	 * @return whether it has
	 */
	public boolean isNamed(int thread) {
		return this.names.isNamed(thread);
	}

	/**
	 * Whether a thread is virtual.
	 * @param thread its number
	 * @return whether it is
	 */
	public boolean isVirtual(int thread) {
		return (this.flags.get(thread) & VIRTUAL) != 0;
	}

	/**
	 * Whether a thread carried virtual ones.
	 * @param thread its number
	 * @return whether it did
	 */
	public boolean isCarrier(int thread) {
		return (this.flags.get(thread) & CARRIER) != 0;
	}

	/**
	 * Whether a thread was started inside the window.
	 * @param thread its number
	 * @return whether it was
	 */
	public boolean isStartKnown(int thread) {
		return this.starts.get(thread) != Long.MIN_VALUE && (this.flags.get(thread) & START_LOST) == 0;
	}

	/**
	 * Whether a thread ended inside the window.
	 * @param thread its number
	 * @return whether it did
	 */
	public boolean isEndKnown(int thread) {
		return this.ends.get(thread) != Long.MAX_VALUE && (this.flags.get(thread) & END_LOST) == 0;
	}

	/**
	 * When a thread's life in the window began.
	 * @param thread its number
	 * @return the time, within the window
	 */
	public long start(int thread) {
		return Math.clamp(this.starts.get(thread), 0, this.window);
	}

	/**
	 * When a thread's life in the window ended.
	 * @param thread its number
	 * @return the time, within the window and not before the start
	 */
	public long end(int thread) {
		return Math.max(start(thread), Math.clamp(this.ends.get(thread), 0, this.window));
	}

	/**
	 * Who started a thread.
	 * @param thread its number
	 * @return the starter's number, negative where not known
	 */
	public int starter(int thread) {
		return this.starters.get(thread);
	}

	/**
	 * What a thread was seen in when the capture began.
	 * @param thread its number
	 * @return its state or {@code null} where the capture did not list it
	 */
	public LiveThread atStart(int thread) {
		return ((this.flags.get(thread) & LIVE_AT_START) != 0) ? this.liveAtStart.get(thread) : null;
	}

	/**
	 * What a thread was seen in when the capture ended.
	 * @param thread its number
	 * @return its state or {@code null} where the capture did not list it
	 */
	public LiveThread atEnd(int thread) {
		return ((this.flags.get(thread) & LIVE_AT_END) != 0) ? this.liveAtEnd.get(thread) : null;
	}

	/**
	 * The groups of the threads: those of one executor, or of one origin.
	 * @return the groups
	 */
	public ThreadGroups groups() {
		return this.groups;
	}

}
