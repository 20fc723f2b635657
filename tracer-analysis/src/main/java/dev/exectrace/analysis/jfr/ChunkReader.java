package dev.exectrace.analysis.jfr;

import java.util.HashMap;
import java.util.Map;

import dev.exectrace.analysis.model.TraceBuilder;

/**
 * Reads the events of one chunk after the other. An event that is damaged is left out and
 * counted, and the next one read; only where a chunk's types or constants are damaged is
 * all of it lost.
 */
final class ChunkReader {

	private final FileFacts facts;

	private final TraceBuilder builder;

	private final Constants constants;

	private final KnownTypes types;

	private final Event event = new Event();

	private long events;

	private long damaged;

	ChunkReader(TraceBuilder builder, FileFacts facts, KnownTypes types) {
		this.builder = builder;
		this.facts = facts;
		this.types = types;
		this.constants = new Constants(builder);
	}

	void read(byte[] bytes, ChunkHeader header, TickConversion ticks) {
		if (!header.compressed()) {
			throw new DamagedException("its numbers are of fixed length, which no current JVM writes");
		}
		Input in = new Input(bytes, (int) header.size());
		Types types = this.types.read(in, header.metadata());
		this.constants.read(in, types, header.constants());
		events(in, handlers(types, ticks));
	}

	private Map<Long, Reading> handlers(Types types, TickConversion ticks) {
		ChunkContext context = new ChunkContext(this.builder, ticks, this.facts);
		Map<Long, Reading> handlers = new HashMap<>();
		for (Type type : types.all()) {
			if (type.name.equals("jdk.ExecutionSample")) {
				this.facts.sampler(type.id);
			}
			if (type.name.startsWith("jdk.") || type.name.startsWith("exectrace.")) {
				EventLayout layout = new EventLayout(type);
				EventHandler handler = Handlers.of(type.name, layout, context);
				if (handler != null) {
					handlers.put(type.id, new Reading(layout, handler));
				}
			}
		}
		return handlers;
	}

	private void events(Input in, Map<Long, Reading> handlers) {
		Reading[] small = new Reading[1 << 7];
		handlers.forEach((id, reading) -> {
			if (id >= 0 && id < small.length) {
				small[id.intValue()] = reading;
			}
		});
		int at = ChunkHeader.LENGTH;
		int end = in.end();
		while (at < end) {
			in.position = at;
			long size = in.varint();
			if (size <= 0 || size > end - at) {
				throw new DamagedException("an event has no valid length");
			}
			long type = in.varint();
			if (size == 'F' && type == 'L' && in.isChunkAt(at)) {
				throw new DamagedException("another chunk begins inside of it");
			}
			at += (int) size;
			Reading reading = (type >= 0 && type < small.length) ? small[(int) type] : handlers.get(type);
			if (type > 1) {
				this.events++;
			}
			if (reading != null) {
				read(in, reading, at);
			}
		}
	}

	private void read(Input in, Reading reading, int end) {
		try {
			reading.layout.read(in, this.event, this.constants);
			if (in.position > end) {
				this.damaged++;
				return;
			}
			reading.handler.handle(this.event);
		}
		catch (DamagedException | IndexOutOfBoundsException ex) {
			this.damaged++;
		}
	}

	/** How many events there were so far. */
	long events() {
		return this.events;
	}

	/** How many of them could not be read. */
	long damaged() {
		return this.damaged;
	}

	private record Reading(EventLayout layout, EventHandler handler) {
	}

}
