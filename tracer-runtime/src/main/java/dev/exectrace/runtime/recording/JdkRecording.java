package dev.exectrace.runtime.recording;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import jdk.jfr.FlightRecorder;
import jdk.jfr.Recording;
import jdk.jfr.RecordingState;

/**
 * A recording of the JDK's events whose chunks are handed over while it runs, each once.
 */
public final class JdkRecording implements AutoCloseable {

	private static final String NAME = "exectrace";

	/**
	 * Longer than the time between two rotations, as others may rotate in between, and
	 * short enough to bound the disk that chunks take after they were handed over.
	 */
	private static final Duration KEEP = Duration.ofSeconds(20);

	private final Recording recording;

	private final Function<Boolean, Map<String, String>> events;

	private final SecretEvents secrets;

	private final RepositorySpace space;

	private final long started = nanos(Instant.now());

	private final long startedNanoTime = System.nanoTime();

	private Map<String, String> settings;

	private RecorderClock clock;

	private List<String> others = List.of();

	private long lastStart;

	private Instant from;

	private JdkRecording(Recording recording, RepositorySpace space, SecretEvents secrets, Map<String, String> settings,
			Function<Boolean, Map<String, String>> events) {
		this.space = space;
		this.secrets = secrets;
		this.events = events;
		this.recording = recording;
		this.settings = settings;
	}

	/**
	 * Starts a recording.
	 * @param directory where the JVM keeps its chunks, if it has not chosen yet
	 * @param scheduling whether the hooks record the scheduling of virtual threads
	 * @return the recording
	 * @throws IllegalStateException if the JVM's recorder is not available
	 * @throws ClockSetBackException if the recorder waits for the wall clock
	 * @throws IOException if there is too little space for its chunks
	 */
	public static JdkRecording start(Path directory, boolean scheduling) throws IOException {
		return start(directory, scheduling, JdkEvents::settings);
	}

	/**
	 * Starts a recording that may go on for ever: fewer events than {@link #start}.
	 * @param directory where the JVM keeps its chunks, if it has not chosen yet
	 * @param scheduling whether the hooks record the scheduling of virtual threads
	 * @return the recording
	 * @throws IllegalStateException if the JVM's recorder is not available
	 * @throws ClockSetBackException if the recorder waits for the wall clock
	 * @throws IOException if there is too little space for its chunks
	 */
	public static JdkRecording startHistory(Path directory, boolean scheduling) throws IOException {
		return start(directory, scheduling, JdkEvents::historySettings);
	}

	private static JdkRecording start(Path directory, boolean scheduling, Function<Boolean, Map<String, String>> events)
			throws IOException {
		if (!FlightRecorder.isAvailable()) {
			throw new IllegalStateException("this JVM has no flight recorder, or it is disabled");
		}
		RecorderPatience.require();
		RepositoryDirectory.choose(directory);
		RepositorySpace space = RepositorySpace.of(directory);
		space.require();
		Map<String, String> settings = events.apply(scheduling);
		SecretEvents secrets = SecretEvents.ofThisJvm();
		Recording recording = new Recording();
		try {
			recording.setName(NAME);
			recording.setToDisk(true);
			recording.setMaxAge(KEEP);
			recording.setSettings(settings);
			recording.start();
			RecorderPatience.answered();
		}
		catch (RuntimeException | Error ex) {
			recording.close();
			throw ex;
		}
		JdkRecording started = new JdkRecording(recording, space, secrets, settings, events);
		started.from = recording.getStartTime();
		started.lastStart = nanos(started.from) - 1_000_000;
		return started;
	}

	/**
	 * The names of the recordings of others that run now, or ran when the recorder could
	 * be asked.
	 * @return the names
	 */
	public List<String> others() {
		if (!RecorderPatience.wouldWait()) {
			this.others = FlightRecorder.getFlightRecorder()
				.getRecordings()
				.stream()
				.filter((other) -> other.getState() == RecordingState.RUNNING && !other.getName().equals(NAME))
				.map(Recording::getName)
				.collect(Collectors.toList());
		}
		return this.others;
	}

	public Map<String, String> settings() {
		return this.settings;
	}

	/**
	 * Changes the settings while the recording runs.
	 * @param scheduling whether the hooks record the scheduling of virtual threads
	 */
	public void update(boolean scheduling) {
		this.settings = this.events.apply(scheduling);
		this.recording.setSettings(this.settings);
	}

	/**
	 * The clock of the recorder's events, known once a chunk was handed over.
	 * @return the clock or {@code null}
	 */
	public RecorderClock clock() {
		return this.clock;
	}

	/**
	 * Fails where too little space is left for the recorder to go on.
	 * @throws IOException if so
	 */
	public void requireSpace() throws IOException {
		this.space.require();
	}

	/**
	 * Whether what the recorder has is out of reach, as the clock was set back.
	 * @return whether it is
	 */
	public boolean isOutOfReach() {
		return RecorderPatience.wouldWait();
	}

	/**
	 * Finishes the current chunk and hands over all that are finished, or none where the
	 * recorder waits for the wall clock.
	 * @param receiver receives them
	 * @return whether the receiver took them all
	 */
	public boolean rotate(Receiver receiver) throws IOException {
		if (RecorderPatience.wouldWait()) {
			return true;
		}
		try (Recording snapshot = FlightRecorder.getFlightRecorder().takeSnapshot()) {
			RecorderPatience.answered();
			return handOver(snapshot, receiver);
		}
	}

	/**
	 * Ends the recording and hands over its last chunks.
	 * @param receiver receives them
	 * @return whether the receiver took them all
	 * @throws ClockSetBackException if the recorder waits for the wall clock
	 */
	public boolean stop(Receiver receiver) throws IOException {
		RecorderPatience.require();
		if (this.recording.getState() != RecordingState.RUNNING) {
			throw new IOException("The JVM's recorder has stopped the recording by itself, as it does when it cannot "
					+ "write to its directory");
		}
		this.recording.stop();
		RecorderPatience.answered();
		return handOver(this.recording, receiver);
	}

	private boolean handOver(Recording source, Receiver receiver) throws IOException {
		long before = this.lastStart;
		try (InputStream chunks = source.getStream(this.from, null)) {
			ChunkHeader header;
			while (chunks != null && (header = ChunkHeader.read(chunks)) != null) {
				if (header.startNanos() <= this.lastStart) {
					chunks.skipNBytes(header.restLength());
					continue;
				}
				this.lastStart = header.startNanos();
				if (this.clock == null) {
					this.clock = RecorderClock.of(header, this.started, this.startedNanoTime);
				}
				long end = header.startNanos() + header.durationNanos();
				this.from = Instant.ofEpochSecond(0, end);
				InputStream masked = new MaskedChunk(chunks, header.restLength(), this.secrets);
				if (!receiver.receive(header.bytes(), masked, header.size())) {
					return false;
				}
			}
		}
		if (this.lastStart == before) {
			throw new IOException(
					"What the JVM's recorder had is gone, as when somebody cleans the directory for temporary files");
		}
		return true;
	}

	private static long nanos(Instant instant) {
		return instant.getEpochSecond() * 1_000_000_000L + instant.getNano();
	}

	/**
	 * Ends the recording, later where the recorder waits for the wall clock.
	 */
	@Override
	public void close() {
		if (RecorderPatience.wouldWait()) {
			LateEnd.of(this.recording);
		}
		else {
			this.recording.close();
		}
	}

	/**
	 * Receives finished chunks.
	 */
	@FunctionalInterface
	public interface Receiver {

		/**
		 * Receives a chunk.
		 * @param head its first bytes
		 * @param rest the rest of it
		 * @param size the size of all of it
		 * @return whether it was taken
		 */
		boolean receive(ByteBuffer head, InputStream rest, long size) throws IOException;

	}

}
