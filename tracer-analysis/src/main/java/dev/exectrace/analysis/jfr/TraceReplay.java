package dev.exectrace.analysis.jfr;

import java.io.IOException;
import java.nio.file.Path;

import dev.exectrace.analysis.model.IntervalReceiver;
import dev.exectrace.analysis.model.RunReplay;
import dev.exectrace.analysis.model.Trace;
import dev.exectrace.analysis.model.TraceBuilder;
import dev.exectrace.analysis.replay.RunBatch;
import dev.exectrace.analysis.replay.RunBlocks;
import dev.exectrace.analysis.replay.RunOrder;

/**
 * A trace that does not keep its run slices, which are nearly all of it, but reads them
 * later for whoever adds up what threads did. Needs memory for the largest chunk, some
 * 100 bytes a thread and whatever else the trace holds. For one thread.
 */
public final class TraceReplay {

	private final Path file;

	private final KnownTypes types;

	private final TraceBuilder builder;

	private final Trace trace;

	private final boolean whole;

	private TraceReplay(Path file, KnownTypes types, TraceBuilder builder, Trace trace, boolean whole) {
		this.file = file;
		this.types = types;
		this.builder = builder;
		this.trace = trace;
		this.whole = whole;
	}

	/**
	 * Reads a trace but for its run slices.
	 * @param file the flight recording
	 * @param progress is told how far the reading is
	 * @return the trace
	 * @throws NoTraceException if nothing in the file can be read
	 * @throws IOException if the file cannot be read
	 */
	public static TraceReplay read(Path file, ReadProgress progress) throws IOException {
		TraceBuilder builder = TraceBuilder.withoutRuns();
		KnownTypes types = new KnownTypes();
		TraceReader reader = new TraceReader(builder, types);
		Trace trace = reader.all(file, progress);
		return new TraceReplay(file, types, builder, trace, reader.isWhole());
	}

	/**
	 * The trace. Who carried others, and when the virtual threads' lives began and ended,
	 * is known once its slices were replayed.
	 * @return the trace, which holds no run slices
	 */
	public Trace trace() {
		return this.trace;
	}

	/**
	 * Gives what every thread did, from the beginning to the end of its life in the
	 * window, each thread's in order.
	 * @param receiver takes the intervals
	 * @param progress is told how far the reading is
	 * @return {@code false} where that is not possible, as the file is damaged, holds
	 * slices that overlap or are not in order, or has changed; what was given then is not
	 * all, and {@link TraceReader} has to read it
	 * @throws IOException if the file cannot be read
	 */
	public boolean replay(IntervalReceiver receiver, ReadProgress progress) throws IOException {
		if (!this.whole) {
			return false;
		}
		if (this.builder.skippedRuns() == 0) {
			new RunReplay(this.trace, receiver).complete();
			return true;
		}
		RunBlocks free = new RunBlocks();
		try (BatchesBeside batches = new BatchesBeside((taker) -> read(free, taker, progress))) {
			RunReplay replay = new RunReplay(this.trace, receiver);
			if (!give(batches, new RunOrder(replay, free))) {
				return false;
			}
			replay.complete();
			return true;
		}
	}

	private boolean give(BatchesBeside batches, RunOrder order) throws IOException {
		long count = 0;
		for (RunBatch batch = batches.next(); batch != null; batch = batches.next()) {
			count += batch.size();
			if (!order.add(batch)) {
				return false;
			}
		}
		return order.complete() && count == this.builder.skippedRuns();
	}

	private void read(RunBlocks free, RunChunks.BatchReceiver receiver, ReadProgress progress) throws IOException {
		try (ChunkWalk walk = ChunkWalk.open(this.file, this.types)) {
			walk.all(new RunChunks(this.builder, this.types, (since) -> new RunBatch(free, since), receiver), progress);
		}
	}

}
