package dev.exectrace.analysis.jfr;

/**
 * Hands on the events of one chunk after the other, as they stand there.
 */
final class EventsOfFile extends ChunkEvents {

	private final KnownTypes types;

	private final EventChunk chunk;

	EventsOfFile(Receivers receivers, KnownTypes types) {
		this.types = types;
		this.chunk = new EventChunk(receivers);
	}

	@Override
	void read(byte[] bytes, ChunkHeader header, TickConversion ticks) {
		this.jvm = null;
		Input in = header.input(bytes);
		this.chunk.begin(in, this.types.read(in, header.metadata()), header, ticks);
		EventCursor cursor = this.chunk.cursor();
		while (cursor.next()) {
			if (cursor.isEvent()) {
				this.events++;
				EventReading reading = this.chunk.of(cursor.type());
				if (!reading.isPassedOver()) {
					hand(reading, cursor.end());
				}
			}
		}
	}

	private void hand(EventReading reading, int end) {
		if (!reading.read(end)) {
			this.damaged++;
			return;
		}
		if (reading.tellsJvm()) {
			this.jvm = reading.jvm();
		}
		reading.hand();
	}

}
