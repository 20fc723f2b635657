package dev.exectrace.analysis.jfr;

import java.util.Arrays;

import dev.exectrace.analysis.model.TraceBuilder;

/**
 * The threads among a chunk's constants. A chunk lists many that nothing is said of, so
 * what is more than an id is read when it is asked for.
 */
final class ThreadConstants {

	private final Keys keys = new Keys();

	private final Event event = new Event();

	private Input input;

	private EventLayout layout;

	private int osName;

	private int javaName;

	private int virtual;

	private int[] places = new int[64];

	private long[] ids = new long[64];

	private int size;

	private int loaded = -1;

	void read(Input in, Type type, int count) {
		this.input = in;
		this.layout = type.layout();
		this.osName = this.layout.slot("osName");
		this.javaName = this.layout.slot("javaName");
		this.virtual = this.layout.slot("virtual");
		int javaThreadId = this.layout.slot("javaThreadId");
		for (int i = 0; i < count; i++) {
			long key = in.varint();
			int place = in.position;
			long id = this.layout.readNumber(in, javaThreadId);
			if (id > 0 || this.keys.get(key) < 0) {
				add(key, id, place);
			}
		}
	}

	private void add(long key, long id, int place) {
		if (this.size == this.ids.length) {
			this.ids = Arrays.copyOf(this.ids, this.size * 2);
			this.places = Arrays.copyOf(this.places, this.size * 2);
		}
		this.ids[this.size] = id;
		this.places[this.size] = place;
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
		load(at);
		return this.event.number(this.virtual) != 0;
	}

	/**
	 * Enters a thread into a trace.
	 * @return its number there, negative for an unknown thread of a built trace
	 */
	int enter(int at, TraceBuilder builder) {
		Input in = this.input;
		int position = in.position;
		try {
			in.position = this.places[at];
			boolean virtual = this.layout.readNumber(in, this.virtual) != 0;
			in.position = this.places[at];
			int length = this.layout.goTo(in, this.javaName) ? in.plainText() : 0;
			return (length > 0) ? builder.thread(this.ids[at], in.bytes(), in.position, in.position + length, virtual)
					: builder.thread(this.ids[at], name(at), virtual);
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
