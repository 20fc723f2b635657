package dev.exectrace.runtime;

import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.exectrace.runtime.directory.TraceDirectory;
import dev.exectrace.runtime.history.ChunkStore;
import dev.exectrace.runtime.instrument.Instrumented;
import dev.exectrace.runtime.recording.ClockSetBackException;
import dev.exectrace.runtime.recording.JdkRecording;
import dev.exectrace.runtime.spool.Spool;
import dev.exectrace.runtime.spool.SpoolInputStream;
import dev.exectrace.runtime.store.Bounds;
import dev.exectrace.runtime.store.TraceFile;
import dev.exectrace.runtime.store.TraceFiles;

/**
 * The recent past of this JVM's execution, recorded all the time and kept on disk within
 * bounds. There is one at a time; a capture may run beside it. Safe for use by several
 * threads.
 *
 * @see <a href="https://pkg.go.dev/runtime/trace#FlightRecorder">Go's FlightRecorder</a>
 */
public final class TraceHistory implements AutoCloseable {

	private static final Logger logger = System.getLogger(TraceHistory.class.getName());

	private static final AtomicReference<TraceHistory> RUNNING = new AtomicReference<>();

	/** So long the end of the JVM waits for files to be deleted. */
	private static final Duration PATIENCE = Duration.ofSeconds(2);

	static {
		Runtime.getRuntime().addShutdownHook(new Thread(TraceHistory::deleteFiles, "exectrace-cleanup"));
	}

	/** Each may keep as much on disk as the history itself, until it is read. */
	private static final int MAX_OPEN = 4;

	private final AtomicInteger open = new AtomicInteger();

	private final TraceHistorySettings settings;

	private final TraceDirectory directory;

	private final TraceFiles files;

	private final ChunkStore store;

	private final HistoryRecorder recorder;

	private final AtomicLong nextAllowed = new AtomicLong(System.nanoTime());

	private final List<Consumer<TraceSnapshot>> listeners = new CopyOnWriteArrayList<>();

	private final CompletableFuture<EndReason> ended = new CompletableFuture<>();

	private TraceHistory(TraceHistorySettings settings) throws IOException {
		this.settings = settings;
		this.directory = TraceDirectory.in(settings.directory());
		JdkRecording recording = JdkRecording.startHistory(this.directory.repository(),
				Instrumented.current() != null || settings.attachAgent());
		try {
			this.files = new TraceFiles(snapshotDirectory(), kinds(),
					new Bounds(settings.snapshots().maxCount(), settings.snapshots().maxSize(), null));
			this.store = new ChunkStore(this.directory.newHistory(), settings.maxAge(), settings.maxSize());
			this.recorder = new HistoryRecorder(this, settings, recording, this.store);
		}
		catch (IOException | RuntimeException | Error ex) {
			recording.close();
			throw ex;
		}
	}

	private Path snapshotDirectory() throws IOException {
		Path own = this.settings.snapshots().directory();
		return (own != null) ? Files.createDirectories(own) : this.directory.newSnapshots();
	}

	/**
	 * Starts to record.
	 * @param settings the settings
	 * @return the history
	 * @throws IllegalStateException if there is one already
	 * @throws TraceUnavailableException if this JVM cannot record now
	 */
	public static TraceHistory start(TraceHistorySettings settings) {
		Objects.requireNonNull(settings, "settings");
		synchronized (RUNNING) {
			if (RUNNING.get() != null) {
				throw new IllegalStateException("The recent past is being recorded already");
			}
			// The recorder's files do not survive an interrupt of the thread that opens
			// them.
			boolean interrupted = Thread.interrupted();
			try {
				TraceHistory history = new TraceHistory(settings);
				RUNNING.set(history);
				TraceEngine.join(history.recorder);
				return history;
			}
			catch (ClockSetBackException ex) {
				throw new TraceUnavailableException("The recent past cannot be recorded: " + ex.getMessage(), ex);
			}
			catch (IOException ex) {
				throw new TraceUnavailableException(
						"The recent past cannot be recorded: a directory for it cannot be used (" + ex.getMessage()
								+ "); free some space or set another directory",
						ex);
			}
			catch (RuntimeException | LinkageError ex) {
				throw new TraceUnavailableException("The recent past cannot be recorded: " + RecorderModule.explain(ex),
						ex);
			}
			finally {
				if (interrupted) {
					Thread.currentThread().interrupt();
				}
			}
		}
	}

	private static void deleteFiles() {
		running().ifPresent((history) -> {
			try {
				history.recorder.requestStop().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
			}
			catch (InterruptedException | ExecutionException | TimeoutException ex) {
				// What is left goes with the temporary directory.
			}
		});
	}

	/**
	 * The history that is being recorded.
	 * @return the history or empty
	 */
	public static Optional<TraceHistory> running() {
		return Optional.ofNullable(RUNNING.get());
	}

	public TraceHistorySettings settings() {
		return this.settings;
	}

	/**
	 * How many bytes of the recent past are on disk.
	 * @return the bytes
	 */
	public long bytes() {
		return this.store.size();
	}

	/**
	 * How much the trace can tell.
	 * @return the level, or {@code null} while the agent is being attached
	 */
	public TraceLevel level() {
		return this.recorder.level();
	}

	/**
	 * What happened just now, as a trace of its own. Blocks until what was recorded so
	 * far is on disk.
	 * @param last how far back to go, to be rounded up to whole chunks; less where the
	 * history is shorter
	 * @return the trace, to be closed
	 * @throws IOException if it cannot be written
	 * @throws IllegalStateException if nothing is recorded any more, or too many such
	 * traces are being read
	 */
	public InputStream snapshot(Duration last) throws IOException {
		if (this.open.incrementAndGet() > MAX_OPEN) {
			this.open.decrementAndGet();
			throw new IllegalStateException(MAX_OPEN + " traces of the recent past are being read already");
		}
		boolean opened = false;
		try {
			Spool spool = this.recorder.request(last, this.directory).join();
			opened = true;
			return new SpoolInputStream(spool, () -> {
				if (OpenSpools.remove(spool)) {
					this.open.decrementAndGet();
				}
			});
		}
		catch (CompletionException ex) {
			if (ex.getCause() instanceof IOException cause) {
				throw new IOException(cause.getMessage(), cause);
			}
			throw new IllegalStateException(ex.getCause().getMessage(), ex.getCause());
		}
		finally {
			if (!opened) {
				this.open.decrementAndGet();
			}
		}
	}

	/**
	 * Saves a snapshot of the whole history unless the last one is too recent. Does not
	 * block: a thread of its own does the work.
	 * @param trigger what causes it
	 * @param reason why, in words
	 * @return whether one is being saved
	 */
	public boolean save(TraceSnapshot.Trigger trigger, String reason) {
		long now = System.nanoTime();
		long allowed = this.nextAllowed.get();
		long next = now + this.settings.snapshots().cooldown().toNanos();
		if (now - allowed < 0 || this.recorder.isOver() || !this.nextAllowed.compareAndSet(allowed, next)) {
			return false;
		}
		this.recorder.request(this.settings.maxAge(), this.directory).whenComplete((spool, failure) -> {
			if (spool == null) {
				logger.log(Level.WARNING, "A snapshot could not be saved: " + failure.getMessage(), failure);
				return;
			}
			Thread writer = new Thread(null, () -> write(trigger, reason, spool), "exectrace-snapshot", 0, false);
			writer.setDaemon(true);
			writer.start();
		});
		return true;
	}

	private void write(TraceSnapshot.Trigger trigger, String reason, Spool spool) {
		TraceSnapshot saved;
		try (InputStream trace = new SpoolInputStream(spool, () -> OpenSpools.remove(spool))) {
			saved = snapshot(this.files.save(kind(trigger), reason, trace));
		}
		catch (IOException | RuntimeException ex) {
			logger.log(Level.WARNING, "A snapshot could not be saved: " + ex.getMessage(), ex);
			return;
		}
		for (Consumer<TraceSnapshot> listener : this.listeners) {
			try {
				listener.accept(saved);
			}
			catch (RuntimeException ex) {
				logger.log(Level.WARNING, "A listener failed to hear of the snapshot " + saved.id(), ex);
			}
		}
	}

	private static Set<String> kinds() {
		return Stream.of(TraceSnapshot.Trigger.values()).map(TraceHistory::kind).collect(Collectors.toSet());
	}

	private static String kind(TraceSnapshot.Trigger trigger) {
		return trigger.name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

	private static TraceSnapshot snapshot(TraceFile file) {
		TraceSnapshot.Trigger trigger = TraceSnapshot.Trigger.USER;
		for (TraceSnapshot.Trigger candidate : TraceSnapshot.Trigger.values()) {
			if (kind(candidate).equals(file.kind())) {
				trigger = candidate;
			}
		}
		return new TraceSnapshot(file.id(), trigger, file.reason(), file.at(), file.bytes());
	}

	/**
	 * Has a listener told about each snapshot that was saved, by the thread that saved
	 * it.
	 * @param listener the listener
	 */
	public void onSnapshot(Consumer<TraceSnapshot> listener) {
		this.listeners.add(listener);
	}

	/**
	 * The snapshots that are there, the oldest one first.
	 * @return the snapshots
	 */
	public List<TraceSnapshot> snapshots() {
		return this.files.list().stream().map(TraceHistory::snapshot).toList();
	}

	/**
	 * The file of a snapshot, which is there until the snapshot is deleted or makes room
	 * for others.
	 * @param id its id
	 * @return the file or empty if there is no such snapshot
	 */
	public Optional<Path> file(String id) {
		return this.files.file(id);
	}

	/**
	 * Deletes a snapshot.
	 * @param id its id
	 * @return whether there was such a snapshot
	 * @throws IOException if it cannot be deleted
	 */
	public boolean delete(String id) throws IOException {
		return this.files.delete(id);
	}

	/**
	 * Stops to record and deletes what was recorded, snapshots without a directory of
	 * their own included. Does nothing when that is done.
	 */
	@Override
	public void close() {
		this.recorder.stop();
	}

	/**
	 * Runs the action once nothing is recorded any more, at once if that is so already.
	 * The action must not block.
	 * @param action is told {@link EndReason#FAILED} where the history has ended by
	 * itself, as it could not be written any more
	 */
	public void onEnd(Consumer<EndReason> action) {
		this.ended.thenAccept(action);
	}

	/** The recorder has ended, by itself or not. */
	void ended(EndReason reason) {
		RUNNING.compareAndSet(this, null);
		try {
			this.store.delete();
			if (this.settings.snapshots().directory() == null) {
				this.files.deleteAll();
			}
		}
		catch (IOException ex) {
			logger.log(Level.DEBUG, "Files of the recent past are left behind", ex);
		}
		this.ended.complete(reason);
	}

}
