package dev.exectrace.analysis.jfr;

import dev.exectrace.analysis.model.TraceBuilder;

/**
 * Reads the events of one chunk after the other into a model. An event that is damaged is
 * left out and counted, and the next one read; only where a chunk's types or constants
 * are damaged is all of it lost.
 */
final class ChunkReader extends ChunkEvents {

	private static final Reading SKIPPED_RUN = new Reading(null, null);

	private static final Reading IGNORED = new Reading(null, null);

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
			begin(types);
			events(in, types, new ChunkContext(this.builder, this.constants, ticks, this.facts));
		}
		finally {
			this.jvm = this.facts.jvm;
		}
	}

	private void begin(Types types) {
		Type sample = types.named("jdk.ExecutionSample");
		if (sample != null) {
			this.facts.sampler(sample.id);
		}
		if (!this.builder.keepsRuns() && types.named(RunHandler.EVENT) != null) {
			// They are read later, and then what they refer to has to be known.
			this.constants.enterAll();
		}
	}

	private void events(Input in, Types types, ChunkContext context) {
		ByType<Reading> readings = new ByType<>();
		EventCursor cursor = new EventCursor(in);
		while (cursor.next()) {
			long type = cursor.type();
			Reading reading = readings.get(type);
			if (reading == null) {
				reading = reading(types.get(type), context);
				readings.put(type, reading);
			}
			if (cursor.isEvent()) {
				this.events++;
			}
			if (reading == SKIPPED_RUN) {
				this.builder.skippedRun();
			}
			else if (reading != IGNORED) {
				read(in, reading, cursor.end());
			}
		}
	}

	/** How the events of a type are read, made out when there is one of them. */
	private Reading reading(Type type, ChunkContext context) {
		if (type == null) {
			return IGNORED;
		}
		if (type.name.equals(RunHandler.EVENT) && !this.builder.keepsRuns()) {
			return SKIPPED_RUN;
		}
		EventHandler handler = Handlers.of(type.name, type.layout(), context);
		return (handler != null) ? new Reading(type.layout(), handler) : IGNORED;
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
