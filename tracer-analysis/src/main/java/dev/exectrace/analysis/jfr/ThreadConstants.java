package dev.exectrace.analysis.jfr;

import dev.exectrace.analysis.model.TraceBuilder;

/**
 * Reads the threads among a chunk's constants.
 */
final class ThreadConstants {

	private final EventLayout layout;

	private final TraceBuilder builder;

	private final int osName;

	private final int javaName;

	private final int javaThreadId;

	private final int virtual;

	ThreadConstants(Type type, TraceBuilder builder) {
		this.layout = new EventLayout(type);
		this.builder = builder;
		this.osName = this.layout.slot("osName");
		this.javaName = this.layout.slot("javaName");
		this.javaThreadId = this.layout.slot("javaThreadId");
		this.virtual = this.layout.slot("virtual");
	}

	/**
	 * Reads them. A thread without a Java thread's id is one of the JVM's own, or has
	 * ended before the JVM wrote it down: it gets no number.
	 */
	void read(Input in, int count, Keys threads) {
		Event event = new Event();
		for (int i = 0; i < count; i++) {
			long key = in.varint();
			this.layout.read(in, event, null);
			long id = event.number(this.javaThreadId);
			if (id <= 0) {
				continue;
			}
			String name = event.text(this.javaName);
			if (name == null || name.isEmpty()) {
				name = event.text(this.osName);
			}
			threads.put(key, this.builder.thread(id, name, event.number(this.virtual) != 0));
		}
	}

}
