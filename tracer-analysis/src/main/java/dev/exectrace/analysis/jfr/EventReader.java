package dev.exectrace.analysis.jfr;

import java.io.IOException;
import java.nio.file.Path;

/**
 * Reads the events of a flight recording one by one, whatever their types, and keeps none
 * of them: it needs the memory of the largest chunk. Where they are to come in order of
 * time, it needs that of the chunks that overlap, and 16 bytes for each event in them. To
 * have them put together, read a trace by {@link TraceReader}.
 */
public final class EventReader {

	private EventReader() {
	}

	/**
	 * Reads a file. What is damaged is left out.
	 * @param file the flight recording
	 * @param order the order of the events
	 * @param receiver takes the events; what it throws ends the reading
	 * @param progress is told how far the reading is
	 * @return what was read
	 * @throws NoTraceException if nothing in the file can be read
	 * @throws IOException if the file cannot be read
	 */
	public static EventsRead read(Path file, EventOrder order, EventReceiver receiver, ReadProgress progress)
			throws IOException {
		KnownTypes types = new KnownTypes();
		Receivers receivers = new Receivers(receiver);
		try (ChunkWalk walk = ChunkWalk.open(file, types)) {
			if (order == EventOrder.FILE) {
				EventsOfFile events = new EventsOfFile(receivers, types);
				walk.all(events, progress);
				return read(walk, events.events);
			}
			EventsInOrder events = new EventsInOrder(receivers, types);
			walk.allByStart(events, progress);
			events.finish();
			if (events.leftOut() > 0) {
				walk.losses().add(events.leftOut() + " damaged events were left out");
			}
			return read(walk, events.events);
		}
		catch (ReceiverFailure ex) {
			throw ex.getCause();
		}
	}

	private static EventsRead read(ChunkWalk walk, long events) {
		return new EventsRead(walk.origin(), events, walk.read(), walk.size(), walk.losses().of(walk.size()));
	}

}
