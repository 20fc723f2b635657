package dev.exectrace.analysis.jfr;

import java.util.HashMap;
import java.util.Map;

import dev.exectrace.analysis.model.TraceBuilder;

/**
 * Reads the events of one chunk after the other into a model. An event that is damaged is
 * left out and counted, and the next one read; only where a chunk's types or constants
 * are damaged is all of it lost.
 */
final class ChunkReader extends ChunkEvents {

	private static final Reading SKIPPED_RUN = new Reading(null, null);

	private final FileFacts facts;

	private final TraceBuilder builder;

	private final Pools pools = new Pools();

	private final Constants constants;

	private final KnownTypes types;

	private final Event event = new Event();

	ChunkReader(TraceBuilder builder, FileFacts facts, KnownTypes types) {
		this.builder = builder;
		this.facts = facts;
		this.types = types;
		this.constants = new Constants(builder, this.pools);
	}

	@Override
	void read(byte[] bytes, ChunkHeader header, TickConversion ticks) {
		this.facts.jvm = null;
		try {
			Input in = header.input(bytes);
			Types types = this.types.read(in, header.metadata());
			this.pools.read(in, types, header.constants());
			this.constants.begin();
			events(in, handlers(types, ticks));
		}
		finally {
			this.jvm = this.facts.jvm;
		}
	}

	private Map<Long, Reading> handlers(Types types, TickConversion ticks) {
		ChunkContext context = new ChunkContext(this.builder, this.constants, ticks, this.facts);
		Map<Long, Reading> handlers = new HashMap<>();
		for (Type type : types.all()) {
			if (type.name.equals("jdk.ExecutionSample")) {
				this.facts.sampler(type.id);
			}
			if (type.name.equals(RunHandler.EVENT) && !this.builder.keepsRuns()) {
				// They are read later, and then what they refer to has to be known.
				this.constants.enterAll();
				handlers.put(type.id, SKIPPED_RUN);
			}
			else if (type.name.startsWith("jdk.") || type.name.startsWith("exectrace.")) {
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
		EventCursor cursor = new EventCursor(in);
		while (cursor.next()) {
			long type = cursor.type();
			Reading reading = (type >= 0 && type < small.length) ? small[(int) type] : handlers.get(type);
			if (cursor.isEvent()) {
				this.events++;
			}
			if (reading == SKIPPED_RUN) {
				this.builder.skippedRun();
			}
			else if (reading != null) {
				read(in, reading, cursor.end());
			}
		}
	}

	private void read(Input in, Reading reading, int end) {
		try {
			reading.layout.read(in, this.event, this.pools);
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

	private record Reading(EventLayout layout, EventHandler handler) {
	}

}
