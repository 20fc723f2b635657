package dev.exectrace.analysis.jfr;

import java.util.Arrays;

import dev.exectrace.analysis.model.TraceBuilder;

/**
 * The threads among a chunk's constants. Only those that an event is about get into the
 * trace: the JVM also lists threads that ended before.
 */
final class ThreadConstants {

	private static final int UNUSED = -2;

	private final TraceBuilder builder;

	private final Keys keys = new Keys();

	private Input input;

	private EventLayout layout;

	private int osName;

	private int javaName;

	private int virtual;

	private int[] places = new int[64];

	private long[] ids = new long[64];

	private int[] numbers = new int[64];

	private final Event event = new Event();

	private int size;

	ThreadConstants(TraceBuilder builder) {
		this.builder = builder;
	}

	/**
	 * Reads them. A thread without a Java thread's id is one of the JVM's own, or has
	 * ended before the JVM wrote it down: it is left out.
	 */
	void read(Input in, Type type, int count) {
		this.input = in;
		this.layout = new EventLayout(type);
		this.osName = this.layout.slot("osName");
		this.javaName = this.layout.slot("javaName");
		this.virtual = this.layout.slot("virtual");
		int javaThreadId = this.layout.slot("javaThreadId");
		for (int i = 0; i < count; i++) {
			long key = in.varint();
			int place = in.position;
			long id = this.layout.readNumber(in, javaThreadId);
			if (id > 0) {
				add(key, id, place);
			}
		}
	}

	private void add(long key, long id, int place) {
		if (this.size == this.ids.length) {
			this.ids = Arrays.copyOf(this.ids, this.size * 2);
			this.places = Arrays.copyOf(this.places, this.size * 2);
			this.numbers = Arrays.copyOf(this.numbers, this.size * 2);
		}
		this.ids[this.size] = id;
		this.places[this.size] = place;
		this.numbers[this.size] = UNUSED;
		this.keys.put(key, this.size++);
	}

	/** The number of a thread, negative where there is none. */
	int number(long key) {
		int at = this.keys.get(key);
		if (at < 0) {
			return -1;
		}
		int number = this.numbers[at];
		if (number == UNUSED) {
			number = this.builder.namedThread(this.ids[at]);
			if (number < 0) {
				number = enter(this.ids[at], this.places[at]);
			}
			this.numbers[at] = number;
		}
		return number;
	}

	private int enter(long id, int place) {
		int position = this.input.position;
		this.input.position = place;
		this.layout.read(this.input, this.event, null);
		this.input.position = position;
		String name = this.event.text(this.javaName);
		if (name == null || name.isEmpty()) {
			name = this.event.text(this.osName);
		}
		return this.builder.thread(id, name, this.event.number(this.virtual) != 0);
	}

	void clear() {
		this.keys.clear();
		this.size = 0;
	}

}
