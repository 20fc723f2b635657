package dev.exectrace.analysis.jfr;

import java.util.Collection;

/**
 * A chunk whose events are read. Used again for another chunk once it is done with.
 */
final class EventChunk {

	private final Receivers receivers;

	private final Pools pools = new Pools();

	private final Event event = new Event();

	private final ByType<EventReading> readings = new ByType<>();

	private Input in;

	private Types types;

	private TickConversion ticks;

	EventChunk(Receivers receivers) {
		this.receivers = receivers;
	}

	/** Begins with a chunk: reads its constants. */
	void begin(Input in, Types types, ChunkHeader header, TickConversion ticks) {
		this.in = in;
		if (types != this.types || ticks != this.ticks) {
			this.types = types;
			this.ticks = ticks;
			this.readings.clear();
		}
		this.pools.read(in, types, header.constants());
	}

	EventCursor cursor() {
		return new EventCursor(this.in);
	}

	/** How the events of a type are read. */
	EventReading of(long type) {
		EventReading known = this.readings.get(type);
		if (known == null) {
			Type described = this.types.get(type);
			Receivers.Receiving receiving = (described != null) ? this.receivers.of(described) : null;
			known = new EventReading(this, receiving);
			this.readings.put(type, known);
		}
		return known;
	}

	/** The readings of all types of which there were events. */
	Collection<EventReading> readings() {
		return this.readings.values();
	}

	Input in() {
		return this.in;
	}

	Pools pools() {
		return this.pools;
	}

	/** The values of the event that was read last. */
	Event event() {
		return this.event;
	}

	TickConversion ticks() {
		return this.ticks;
	}

}
