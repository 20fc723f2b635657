package dev.exectrace.analysis.jfr;

import java.util.Arrays;

import dev.exectrace.analysis.model.TraceBuilder;

/**
 * The threads among a chunk's constants. A chunk lists many that nothing is said of, so
 * their names are read when they are asked for.
 */
final class ThreadConstants {

	private final Keys keys = new Keys();

	private final Event event = new Event();

	private Input input;

	private EventLayout layout;

	private int osName;

	private int javaName;

	private int virtual;

	private int javaThreadId;

	private int[] places = new int[64];

	/** Where the name stands, or its complement where the thread is virtual. */
	private int[] names = new int[64];

	private long[] ids = new long[64];

	private long[] keysInOrder = new long[64];

	private int size;

	private int loaded = -1;

	void read(Input in, Type type, int count) {
		this.input = in;
		this.layout = type.layout();
		this.osName = this.layout.slot("osName");
		this.javaName = this.layout.slot("javaName");
		this.virtual = this.layout.slot("virtual");
		this.javaThreadId = this.layout.slot("javaThreadId");
		for (int i = 0; i < count; i++) {
			read(in, in.varint());
		}
	}

	private void read(Input in, long key) {
		int place = in.position;
		int name = 0;
		long id = 0;
		boolean isVirtual = false;
		for (int slot = 1; slot < this.layout.count(); slot++) {
			if (this.layout.isNumber(slot)) {
				long number = in.varint();
				id = (slot == this.javaThreadId) ? number : id;
				isVirtual |= slot == this.virtual && number != 0;
			}
			else {
				name = (slot == this.javaName) ? in.position : name;
				this.layout.skip(in, slot);
			}
		}
		if (id > 0 || this.keys.get(key) < 0) {
			add(key, id, place, isVirtual ? ~name : name);
		}
	}

	private void add(long key, long id, int place, int name) {
		if (this.size == this.ids.length) {
			this.ids = Arrays.copyOf(this.ids, this.size * 2);
			this.places = Arrays.copyOf(this.places, this.size * 2);
			this.names = Arrays.copyOf(this.names, this.size * 2);
			this.keysInOrder = Arrays.copyOf(this.keysInOrder, this.size * 2);
		}
		this.ids[this.size] = id;
		this.places[this.size] = place;
		this.names[this.size] = name;
		this.keysInOrder[this.size] = key;
		this.keys.put(key, this.size++);
	}

	int count() {
		return this.size;
	}

	/** Where a thread stands, negative where there is none. */
	int at(long key) {
		return this.keys.get(key);
	}

	/** The id that Java gave a thread, 0 for one of the JVM's own. */
	long id(int at) {
		return this.ids[at];
	}

	/** The name of a thread, {@code null} where it has none. */
	String name(int at) {
		load(at);
		String name = this.event.text(this.javaName, "");
		if (name.isEmpty()) {
			name = this.event.text(this.osName, "");
		}
		return name.isEmpty() ? null : name;
	}

	boolean isVirtual(int at) {
		return this.names[at] < 0;
	}

	/** The key of a thread. */
	long key(int at) {
		return this.keysInOrder[at];
	}

	/**
	 * Enters a thread into a trace.
	 * @return its number there, negative for an unknown thread of a built trace
	 */
	int enter(int at, TraceBuilder builder) {
		Input in = this.input;
		int position = in.position;
		try {
			boolean isVirtual = isVirtual(at);
			in.position = isVirtual ? ~this.names[at] : this.names[at];
			int length = this.layout.isString(this.javaName) ? in.plainText() : 0;
			return (length > 0) ? builder.thread(this.ids[at], in.bytes(), in.position, in.position + length, isVirtual)
					: builder.thread(this.ids[at], name(at), isVirtual);
		}
		finally {
			in.position = position;
		}
	}

	private void load(int at) {
		if (this.loaded != at) {
			int position = this.input.position;
			this.input.position = this.places[at];
			this.layout.read(this.input, this.event, null);
			this.input.position = position;
			this.loaded = at;
		}
	}

	void clear() {
		this.keys.clear();
		this.size = 0;
		this.loaded = -1;
	}

}
