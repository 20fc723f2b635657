package dev.exectrace.analysis.jfr;

/**
 * Tells one JVM from another, whatever its wall clock says.
 *
 * @param pid the number of its process
 * @param startTime when it was started, as it noted then
 */
record JvmIdentity(long pid, long startTime) {

	/**
	 * The JVM that wrote a chunk.
	 * @param bytes the chunk
	 * @param header its header
	 * @param types those of chunks before
	 * @return the identity, {@code null} where the chunk does not tell
	 */
	static JvmIdentity of(byte[] bytes, ChunkHeader header, KnownTypes types) {
		try {
			Input in = header.input(bytes);
			Type type = types.read(in, header.metadata()).named("jdk.JVMInformation");
			return (type != null) ? find(in, type) : null;
		}
		catch (DamagedException | IndexOutOfBoundsException ex) {
			// It is said when the chunk is read.
			return null;
		}
	}

	/**
	 * The JVM that an event {@code jdk.JVMInformation} is about.
	 * @param layout the event's layout
	 * @param event the event
	 * @return the identity
	 */
	static JvmIdentity of(EventLayout layout, Event event) {
		return new JvmIdentity(event.number(layout.slot("pid")), event.number(layout.slot("jvmStartTime")));
	}

	private static JvmIdentity find(Input in, Type type) {
		EventLayout layout = type.layout();
		Event event = new Event();
		EventCursor cursor = new EventCursor(in);
		while (cursor.next()) {
			if (cursor.type() == type.id) {
				layout.read(in, event, null);
				return of(layout, event);
			}
		}
		return null;
	}

}
