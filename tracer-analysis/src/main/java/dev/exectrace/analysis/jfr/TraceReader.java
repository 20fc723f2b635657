package dev.exectrace.analysis.jfr;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.exectrace.analysis.model.Trace;
import dev.exectrace.analysis.model.TraceBuilder;

/**
 * Reads a trace from a flight recording: one of our captures, or any other, which gives
 * what it can. What is damaged is left out, and the trace says so. Needs some 40 bytes of
 * memory a run slice and the largest chunk.
 */
public final class TraceReader {

	private static final int MAX_LOSSES = 8;

	/** A capture's own chunks begin at once, at most after one of the JVM's. */
	private static final int CHUNKS_BEFORE_CAPTURE = 4;

	/** Chunks that are none may lie in each other, and each is looked at as a whole. */
	private static final long MAX_READ_AGAIN = 8;

	private static final long FREE_TO_READ_AGAIN = 64 << 20;

	private static final long MAX_LATENESS = 60_000_000_000L;

	private final TraceBuilder builder = new TraceBuilder();

	private final FileFacts facts = new FileFacts();

	private final KnownTypes types = new KnownTypes();

	private final ChunkReader chunks = new ChunkReader(this.builder, this.facts, this.types);

	private final List<String> losses = new ArrayList<>();

	private int moreLosses;

	private int read;

	private long lostBytes;

	private long looked;

	private long end;

	private int otherClocks;

	private JvmIdentity jvm;

	private TraceReader() {
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
		if (!Files.exists(file)) {
			throw new NoSuchFileException(file.toString());
		}
		if (Files.isDirectory(file)) {
			throw new NoTraceException(file + " is a directory: name the trace file in it");
		}
		try (ChunkFile chunks = ChunkFile.open(file)) {
			return new TraceReader().read(file, chunks, progress);
		}
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
		try (ChunkFile chunks = ChunkFile.open(file)) {
			return new TraceReader().readStart(chunks, enough, most);
		}
	}

	private Optional<Trace> readStart(ChunkFile source, long enough, long most) throws IOException {
		TickConversion ticks = null;
		long at = 0;
		try {
			while (at < Math.min(enough, source.size())) {
				ChunkHeader header = source.header(at);
				if (at + header.size() > most) {
					break;
				}
				if (ticks == null) {
					ticks = TickConversion.beginningWith(first(source, at, header));
				}
				if (!chunk(source, at, header, ticks)) {
					break;
				}
				at += header.size();
			}
		}
		catch (DamagedException ex) {
			// It is said when all is read.
		}
		if (this.read == 0) {
			return Optional.empty();
		}
		describe(source, ticks, at >= source.size());
		return Optional.of(this.builder.build());
	}

	private Trace read(Path file, ChunkFile source, ReadProgress progress) throws IOException {
		if (source.size() == 0) {
			throw new NoTraceException(file + " is empty: the capture was refused or has sent nothing; capture again "
					+ "and look at the answer's status");
		}
		TickConversion ticks = null;
		long at = 0;
		while (at < source.size()) {
			progress.read(at, source.size());
			if (this.looked > MAX_READ_AGAIN * source.size() + FREE_TO_READ_AGAIN) {
				lost(at, source.size(), "too much before them is damaged to look for more");
				break;
			}
			try {
				ChunkHeader header = source.header(at);
				if (ticks == null) {
					ticks = TickConversion.beginningWith(first(source, at, header));
				}
				boolean whole = chunk(source, at, header, ticks);
				at = whole ? at + header.size() : inside(source, at, header);
			}
			catch (DamagedException ex) {
				long next = source.next(at + 1);
				lost(at, next, ex.getMessage());
				at = next;
			}
		}
		progress.read(source.size(), source.size());
		if (this.read == 0) {
			throw new NoTraceException(nothing(file, source));
		}
		describe(source, ticks, true);
		return this.builder.build();
	}

	/** The window begins with the capture, where there is one. */
	private ChunkHeader first(ChunkFile source, long from, ChunkHeader first) throws IOException {
		long at = from;
		ChunkHeader header = first;
		try {
			for (int i = 0; i < CHUNKS_BEFORE_CAPTURE; i++) {
				Input in = new Input(source.chunk(at, header), (int) header.size());
				if (this.types.read(in, header.metadata()).describe("exectrace.Capture")) {
					return header;
				}
				at += header.size();
				if (at >= source.size()) {
					break;
				}
				header = source.header(at);
			}
		}
		catch (DamagedException | IndexOutOfBoundsException ex) {
			// It is found, and said, when the chunk is read.
		}
		return first;
	}

	/** The next chunk after a damaged one, whose length may be wrong. */
	private static long inside(ChunkFile source, long at, ChunkHeader header) throws IOException {
		long end = at + header.size();
		for (long next = source.next(at + 1); next < end; next = source.next(next + 1)) {
			try {
				source.header(next);
				return next;
			}
			catch (DamagedException ex) {
				// It only looks like one.
			}
		}
		return end;
	}

	/** Reads a chunk and says whether its length can be believed. */
	private boolean chunk(ChunkFile source, long at, ChunkHeader header, TickConversion base) throws IOException {
		TickConversion ticks = base;
		if (Math.abs(header.startNanos() - base.originNanos()) > ChunkHeader.LONGEST) {
			throw new DamagedException("it was recorded years before or after the first");
		}
		boolean whole = true;
		this.looked += header.size();
		byte[] bytes = source.chunk(at, header);
		boolean fits = base.fits(header);
		if (!fits && !isOfTheSameJvm(bytes, header)) {
			this.otherClocks++;
			ticks = base.of(header);
		}
		this.facts.jvm = null;
		long damaged = this.chunks.damaged();
		long events = this.chunks.events();
		try {
			this.chunks.read(bytes, header, ticks);
		}
		catch (DamagedException ex) {
			whole = false;
			loss("The chunk at byte " + at + " is damaged: " + ex.getMessage() + "; what came before that was read");
		}
		catch (IndexOutOfBoundsException | ArithmeticException ex) {
			whole = false;
			loss("The chunk at byte " + at + " is damaged: it points outside of itself");
		}
		if (fits && this.jvm == null) {
			this.jvm = this.facts.jvm;
		}
		this.read += (whole || this.chunks.events() > events) ? 1 : 0;
		if (this.chunks.damaged() > damaged) {
			loss((this.chunks.damaged() - damaged) + " damaged events in the chunk at byte " + at + " were left out");
		}
		this.end = Math.max(this.end, ticks.nanos(header.startTicks()) + header.durationNanos());
		return whole;
	}

	/** By what it says of its JVM, as the wall clock may have been set. */
	private boolean isOfTheSameJvm(byte[] bytes, ChunkHeader header) {
		return this.jvm != null && this.jvm.equals(JvmIdentity.of(bytes, header));
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

	private void lost(long from, long to, String why) {
		this.lostBytes += to - from;
		loss("The " + (to - from) + " bytes from byte " + from + " on are lost: " + why);
	}

	private void loss(String sentence) {
		if (this.losses.size() < MAX_LOSSES) {
			this.losses.add(sentence);
		}
		else {
			this.moreLosses++;
		}
	}

	private static String nothing(Path file, ChunkFile source) throws IOException {
		String begins = "";
		String packed = source.compression();
		if (packed != null) {
			return file + " is compressed by " + packed + ": unpack it first";
		}
		try {
			source.header(0);
		}
		catch (DamagedException ex) {
			begins = ": " + ex.getMessage();
		}
		return file + " holds no flight recording that can be read" + begins
				+ ". A trace comes from GET /actuator/exectrace, or from JFR";
	}

	private void describe(ChunkFile source, TickConversion ticks, boolean toTheEnd) {
		boolean captured = !this.facts.level.isEmpty();
		boolean whole = this.facts.started && this.facts.end != Long.MIN_VALUE;
		if (whole && this.facts.unlistedThreads == 0 && !this.facts.level.equals("jdk")) {
			this.builder.allThreadsListed();
		}
		long window = this.end;
		if (this.facts.end > this.end + MAX_LATENESS) {
			this.builder.loss("The end of the capture lies after the last chunk: the window ends with that");
		}
		else if (this.facts.end != Long.MIN_VALUE) {
			window = this.facts.end;
		}
		this.builder.window(ticks.originNanos(), Math.max(window, 0));
		this.builder.level(this.facts.level);
		this.builder.read(this.chunks.events(), source.size(), this.read);
		this.facts.properties().forEach(this.builder::property);
		this.facts.otherRecordings().forEach(this.builder::otherRecording);
		this.losses.forEach(this.builder::loss);
		if (this.moreLosses > 0) {
			this.builder.loss(this.moreLosses + " more places are damaged");
		}
		if (this.lostBytes > 0) {
			this.builder.loss(this.lostBytes + " of the file's " + source.size() + " bytes could not be read");
		}
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
		if (this.otherClocks > 0) {
			this.builder
				.note(this.otherClocks + " chunks come from another JVM or from after its clock was set by more "
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
