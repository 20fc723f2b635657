package dev.exectrace.analysis.jfr;

import java.util.function.LongFunction;

import dev.exectrace.analysis.model.TraceBuilder;
import dev.exectrace.analysis.replay.RunBatch;

/**
 * Reads the run slices of one chunk after the other, and nothing else, of a trace that is
 * built.
 */
final class RunChunks extends ChunkEvents {

	private final TraceBuilder builder;

	private final LongFunction<RunBatch> batches;

	private final BatchReceiver receiver;

	private final Pools pools = new Pools();

	private final Constants constants;

	private final KnownTypes types;

	private final Event event = new Event();

	/**
	 * Makes one.
	 * @param builder the trace's
	 * @param batches make an empty batch for a chunk that begins at a time
	 * @param receiver takes the batches
	 */
	RunChunks(TraceBuilder builder, KnownTypes types, LongFunction<RunBatch> batches, BatchReceiver receiver) {
		this.builder = builder;
		this.types = types;
		this.batches = batches;
		this.receiver = receiver;
		this.constants = new Constants(builder, this.pools);
	}

	@Override
	void read(byte[] bytes, ChunkHeader header, TickConversion ticks) {
		Input in = header.input(bytes);
		Types types = this.types.read(in, header.metadata());
		Type type = types.named(RunHandler.EVENT);
		this.jvm = JvmIdentity.of(bytes, header, this.types);
		if (type == null) {
			return;
		}
		this.pools.read(in, types, header.constants());
		this.constants.begin();
		// One after the other they are found sooner than as slices name them.
		this.constants.enterAll();
		RunBatch batch = this.batches.apply(ticks.nanos(header.startTicks()));
		ChunkContext context = new ChunkContext(this.builder, this.constants, ticks, null);
		try {
			events(in, type.id, type.layout(), new RunHandler(type.layout(), context, batch));
		}
		finally {
			this.receiver.take(batch);
		}
	}

	private void events(Input in, long type, EventLayout layout, RunHandler handler) {
		EventCursor cursor = new EventCursor(in);
		while (cursor.next()) {
			if (cursor.type() == type) {
				read(in, layout, handler, cursor.end());
			}
		}
	}

	private void read(Input in, EventLayout layout, RunHandler handler, int end) {
		try {
			layout.read(in, this.event, this.pools);
			if (in.position <= end) {
				handler.handle(this.event);
				this.events++;
			}
		}
		catch (DamagedException | IndexOutOfBoundsException ex) {
			// It was counted when the trace was built.
		}
	}

	/**
	 * Takes what was read.
	 */
	@FunctionalInterface
	interface BatchReceiver {

		void take(RunBatch batch);

	}

}
