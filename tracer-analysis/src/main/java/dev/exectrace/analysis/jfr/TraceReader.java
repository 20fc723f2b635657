package dev.exectrace.analysis.jfr;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

import dev.exectrace.analysis.model.Trace;
import dev.exectrace.analysis.model.TraceBuilder;

/**
 * Reads a trace from a flight recording: one of our captures, or any other, which gives
 * what it can. What is damaged is left out, and the trace says so. Needs some 40 bytes of
 * memory a run slice and the largest chunk.
 */
public final class TraceReader {

	private static final long MAX_LATENESS = 60_000_000_000L;

	private final TraceBuilder builder;

	private final FileFacts facts = new FileFacts();

	private final KnownTypes types;

	private final ChunkReader chunks;

	private boolean whole;

	TraceReader(TraceBuilder builder, KnownTypes types) {
		this.builder = builder;
		this.types = types;
		this.chunks = new ChunkReader(builder, this.facts, this.types);
	}

	/**
	 * Reads a trace.
	 * @param file the flight recording
	 * @param progress is told how far the reading is
	 * @return the trace
	 * @throws NoTraceException if nothing in the file can be read
	 * @throws IOException if the file cannot be read
	 */
	public static Trace read(Path file, ReadProgress progress) throws IOException {
		return new TraceReader(new TraceBuilder(), new KnownTypes()).all(file, progress);
	}

	Trace all(Path file, ReadProgress progress) throws IOException {
		try (ChunkWalk walk = ChunkWalk.open(file, this.types)) {
			walk.all(this.chunks, progress);
			this.whole = walk.losses().of(walk.size()).isEmpty();
			return build(walk, true);
		}
	}

	/** Whether nothing of the file is damaged. */
	boolean isWhole() {
		return this.whole;
	}

	/**
	 * Reads the start of a trace, to have something to show while all of it is read. That
	 * it ends early is no loss, and what is damaged ends it.
	 * @param file the flight recording
	 * @param enough after how many bytes there need not be another chunk
	 * @param most how many bytes at most
	 * @return the start, none where not one chunk is short enough or can be read
	 * @throws IOException if the file cannot be read
	 */
	public static Optional<Trace> readStart(Path file, long enough, long most) throws IOException {
		TraceReader reader = new TraceReader(new TraceBuilder(), new KnownTypes());
		try (ChunkWalk walk = ChunkWalk.open(file, reader.types)) {
			boolean all = walk.start(reader.chunks, enough, most);
			return (walk.read() > 0) ? Optional.of(reader.build(walk, all)) : Optional.empty();
		}
	}

	private Trace build(ChunkWalk walk, boolean toTheEnd) {
		describe(walk, toTheEnd);
		return this.builder.build();
	}

	/** Why the capture had to end, or {@code null} where it was meant to. */
	private static String cut(String endReason) {
		return switch (endReason) {
			case "output_too_slow" -> "its reader was too slow";
			case "output_closed" -> "its reader went away";
			case "store_full" -> "the store took no more";
			case "failed" -> "it could not be recorded or written; the log of the JVM tells more";
			default -> null;
		};
	}

	private void describe(ChunkWalk walk, boolean toTheEnd) {
		boolean captured = !this.facts.level.isEmpty();
		boolean whole = this.facts.started && this.facts.end != Long.MIN_VALUE;
		if (whole && this.facts.unlistedThreads == 0 && !this.facts.level.equals("jdk")) {
			this.builder.allThreadsListed();
		}
		long window = walk.end();
		if (this.facts.end > walk.end() + MAX_LATENESS) {
			this.builder.loss("The end of the capture lies after the last chunk: the window ends with that");
		}
		else if (this.facts.end != Long.MIN_VALUE) {
			window = this.facts.end;
		}
		this.builder.window(walk.origin(), Math.max(window, 0));
		this.builder.level(this.facts.level);
		this.builder.read(this.chunks.events, walk.size(), walk.read());
		this.facts.properties().forEach(this.builder::property);
		this.facts.otherRecordings().forEach(this.builder::otherRecording);
		walk.losses().of(walk.size()).forEach(this.builder::loss);
		if (this.facts.dropped > 0) {
			this.builder.loss(this.facts.dropped + " run slices were dropped, as the capture could not keep up");
		}
		if (this.facts.lostWakeups > 0) {
			this.builder.loss("The wakers of " + this.facts.lostWakeups + " wake-ups are not known, as too many "
					+ "threads were runnable at once");
		}
		if (this.facts.unlistedThreads > 0) {
			this.builder.loss(this.facts.unlistedThreads + " threads were not listed at the start or the end");
		}
		if (this.facts.lostBytes > 0) {
			this.builder.loss("JFR itself lost " + this.facts.lostBytes + " bytes of events");
		}
		if (walk.otherClocks() > 0) {
			this.builder
				.note(walk.otherClocks() + " chunks come from another JVM or from after its clock was set by more "
						+ "than ten seconds; they were placed by their wall-clock time");
		}
		if (!captured) {
			this.builder.note("This recording is not from Exectrace: it does not tell when virtual threads ran or were "
					+ "runnable, nor who woke whom, and waits below JFR's thresholds are missing");
		}
		else if (this.facts.level.equals("jdk")) {
			this.builder.note("The capture had no agent: it does not tell when virtual threads ran or were runnable, "
					+ "nor who woke whom");
		}
		String cut = cut(this.facts.endReason);
		if (cut != null) {
			this.builder.loss("The capture ended before its time, as " + cut);
		}
		if (this.facts.endReason.equals("clock_set_back")) {
			this.builder.loss("The JVM's own last events are missing, as the machine's clock was set back, and the "
					+ "JVM's recorder waited until it was where it had been");
		}
		if (captured && toTheEnd && this.facts.end == Long.MIN_VALUE) {
			this.builder.loss("The end of the capture is missing: it was cut off, or could not be written");
		}
	}

}
