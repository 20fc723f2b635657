package dev.exectrace.analysis.jfr;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.LongConsumer;

/**
 * Goes from chunk to chunk of a file, past what is damaged, and lays their clocks over
 * each other.
 */
final class ChunkWalk implements AutoCloseable {

	/** A capture's own chunks begin at once, at most after one of the JVM's. */
	private static final int CHUNKS_BEFORE_CAPTURE = 4;

	/** Chunks that are none may lie in each other, and each is looked at as a whole. */
	private static final long MAX_READ_AGAIN = 8;

	private static final long FREE_TO_READ_AGAIN = 64 << 20;

	private final Path file;

	private final ChunkFile source;

	private final KnownTypes types;

	private final Losses losses = new Losses();

	private TickConversion ticks;

	private JvmIdentity jvm;

	private boolean jvmSought;

	private int read;

	private long looked;

	private long end;

	private int otherClocks;

	private ChunkWalk(Path file, ChunkFile source, KnownTypes types) {
		this.file = file;
		this.source = source;
		this.types = types;
	}

	/**
	 * Opens a file.
	 * @throws NoTraceException if it is a directory
	 */
	static ChunkWalk open(Path file, KnownTypes types) throws IOException {
		if (!Files.exists(file)) {
			throw new NoSuchFileException(file.toString());
		}
		if (Files.isDirectory(file)) {
			throw new NoTraceException(file + " is a directory: name the trace file in it");
		}
		return new ChunkWalk(file, ChunkFile.open(file), types);
	}

	/**
	 * Goes through all of the file.
	 * @throws NoTraceException if nothing in it can be read
	 */
	void all(ChunkEvents chunks, ReadProgress progress) throws IOException {
		part(chunks, 0, size(), (bytes) -> progress.read(bytes, size()));
		end(progress);
	}

	/**
	 * Goes through all of the file, to the chunk next that began first. Where a header is
	 * damaged it goes through it as it stands.
	 * @throws NoTraceException if nothing in it can be read
	 */
	void allByStart(ChunkEvents chunks, ReadProgress progress) throws IOException {
		List<Place> places = places();
		if (places.isEmpty()) {
			all(chunks, progress);
			return;
		}
		places.sort(Comparator.comparingLong(Place::start));
		long done = 0;
		for (Place place : places) {
			long before = done - place.at;
			part(chunks, place.at, place.end, (bytes) -> progress.read(before + bytes, size()));
			done += place.end - place.at;
		}
		end(progress);
	}

	/** Where the chunks are, none where one of their headers is damaged. */
	private List<Place> places() throws IOException {
		List<Place> places = new ArrayList<>();
		try {
			for (long at = 0; at < size();) {
				ChunkHeader header = this.source.header(at);
				beginWith(at, header);
				TickConversion own = isOfTheSameClock(at, header, places) ? this.ticks : this.ticks.of(header);
				places.add(new Place(at, at + header.size(), own.nanos(header.startTicks())));
				at += header.size();
			}
			return places;
		}
		catch (DamagedException ex) {
			this.ticks = null;
			return List.of();
		}
	}

	private boolean isOfTheSameClock(long at, ChunkHeader header, List<Place> before) throws IOException {
		if (this.ticks.fits(header)) {
			return true;
		}
		if (!this.jvmSought) {
			this.jvmSought = true;
			this.jvm = jvm(before);
		}
		return isOfTheSameJvm(this.source.chunk(at, header), header);
	}

	private JvmIdentity jvm(List<Place> places) throws IOException {
		for (Place place : places) {
			ChunkHeader header = this.source.header(place.at);
			JvmIdentity told = this.ticks.fits(header)
					? JvmIdentity.of(this.source.chunk(place.at, header), header, this.types) : null;
			if (told != null) {
				return told;
			}
		}
		return null;
	}

	private void end(ReadProgress progress) throws IOException {
		progress.read(size(), size());
		if (this.read == 0) {
			throw new NoTraceException(nothing());
		}
	}

	private void part(ChunkEvents chunks, long from, long to, LongConsumer progress) throws IOException {
		long at = from;
		while (at < to) {
			progress.accept(at);
			if (this.looked > MAX_READ_AGAIN * size() + FREE_TO_READ_AGAIN) {
				this.losses.add(at, to, "too much before them is damaged to look for more");
				break;
			}
			try {
				ChunkHeader header = this.source.header(at);
				boolean whole = chunk(chunks, at, header);
				at = whole ? at + header.size() : inside(at, header);
			}
			catch (DamagedException ex) {
				long next = Math.min(to, this.source.next(at + 1));
				this.losses.add(at, next, ex.getMessage());
				at = next;
			}
		}
	}

	/**
	 * Goes through the start of the file, until something is damaged.
	 * @param enough after how many bytes there need not be another chunk
	 * @param most how many bytes at most
	 * @return whether that was all of the file
	 */
	boolean start(ChunkEvents chunks, long enough, long most) throws IOException {
		long at = 0;
		try {
			while (at < Math.min(enough, this.source.size())) {
				ChunkHeader header = this.source.header(at);
				if (at + header.size() > most || !chunk(chunks, at, header)) {
					break;
				}
				at += header.size();
			}
		}
		catch (DamagedException ex) {
			// It is said when all is read.
		}
		return at >= this.source.size();
	}

	private void beginWith(long at, ChunkHeader header) throws IOException {
		if (this.ticks == null) {
			this.ticks = TickConversion.beginningWith(first(at, header));
		}
	}

	/** The window begins with the capture, where there is one. */
	private ChunkHeader first(long from, ChunkHeader first) throws IOException {
		long at = from;
		ChunkHeader header = first;
		try {
			for (int i = 0; i < CHUNKS_BEFORE_CAPTURE; i++) {
				Input in = header.input(this.source.chunk(at, header));
				if (this.types.read(in, header.metadata()).named("exectrace.Capture") != null) {
					return header;
				}
				at += header.size();
				if (at >= this.source.size()) {
					break;
				}
				header = this.source.header(at);
			}
		}
		catch (DamagedException | IndexOutOfBoundsException ex) {
			// It is found, and said, when the chunk is read.
		}
		return first;
	}

	/** The next chunk after a damaged one, whose length may be wrong. */
	private long inside(long at, ChunkHeader header) throws IOException {
		long end = at + header.size();
		for (long next = this.source.next(at + 1); next < end; next = this.source.next(next + 1)) {
			try {
				this.source.header(next);
				return next;
			}
			catch (DamagedException ex) {
				// It only looks like one.
			}
		}
		return end;
	}

	/** Reads a chunk and says whether its length can be believed. */
	private boolean chunk(ChunkEvents chunks, long at, ChunkHeader header) throws IOException {
		beginWith(at, header);
		if (Math.abs(header.startNanos() - this.ticks.originNanos()) > ChunkHeader.LONGEST) {
			throw new DamagedException("it was recorded years before or after the first");
		}
		TickConversion own = this.ticks;
		this.looked += header.size();
		boolean fits = own.fits(header);
		byte[] bytes = bytes(chunks, at, header, fits ? own.nanos(header.startTicks()) : Long.MIN_VALUE);
		if (!fits && !isOfTheSameJvm(bytes, header)) {
			this.otherClocks++;
			own = own.of(header);
		}
		boolean whole = true;
		long damaged = chunks.damaged;
		long events = chunks.events;
		try {
			chunks.read(bytes, header, own);
		}
		catch (DamagedException ex) {
			whole = false;
			this.losses.add(
					"The chunk at byte " + at + " is damaged: " + ex.getMessage() + "; what came before that was read");
		}
		catch (IndexOutOfBoundsException | ArithmeticException ex) {
			whole = false;
			this.losses.add("The chunk at byte " + at + " is damaged: it points outside of itself");
		}
		if (fits && this.jvm == null) {
			this.jvm = chunks.jvm;
		}
		this.read += (whole || chunks.events > events) ? 1 : 0;
		if (chunks.damaged > damaged) {
			this.losses
				.add((chunks.damaged - damaged) + " damaged events in the chunk at byte " + at + " were left out");
		}
		this.end = Math.max(this.end, own.nanos(header.startTicks()) + header.durationNanos());
		return whole;
	}

	private byte[] bytes(ChunkEvents chunks, long at, ChunkHeader header, long start) throws IOException {
		int length = ChunkFile.length(header);
		byte[] room = chunks.room(length, start);
		if (room == null) {
			return this.source.chunk(at, header);
		}
		this.source.fill(room, at, length);
		return room;
	}

	/** By what it says of its JVM, as the wall clock may have been set. */
	private boolean isOfTheSameJvm(byte[] bytes, ChunkHeader header) {
		return this.jvm != null && this.jvm.equals(JvmIdentity.of(bytes, header, this.types));
	}

	private String nothing() throws IOException {
		String packed = this.source.compression();
		if (size() == 0) {
			return this.file + " is empty: the capture was refused or has sent nothing; capture again and look at "
					+ "the answer's status";
		}
		if (packed != null) {
			return this.file + " is compressed by " + packed + ": unpack it first";
		}
		String begins = "";
		try {
			this.source.header(0);
		}
		catch (DamagedException ex) {
			begins = ": " + ex.getMessage();
		}
		return this.file + " holds no flight recording that can be read" + begins
				+ ". A trace comes from GET /actuator/exectrace, or from JFR";
	}

	/** When the window begins, in nanoseconds since 1970-01-01T00:00Z. */
	long origin() {
		return this.ticks.originNanos();
	}

	/** When the last chunk ended, in nanoseconds since the window's start. */
	long end() {
		return this.end;
	}

	/** How many chunks could be read, at least in part. */
	int read() {
		return this.read;
	}

	/** How many chunks' clocks have nothing to do with the first one's. */
	int otherClocks() {
		return this.otherClocks;
	}

	/** The file's length in bytes. */
	long size() {
		return this.source.size();
	}

	/** What could not be read. */
	Losses losses() {
		return this.losses;
	}

	private record Place(long at, long end, long start) {
	}

	@Override
	public void close() throws IOException {
		this.source.close();
	}

}
