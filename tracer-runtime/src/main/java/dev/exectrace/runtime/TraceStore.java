package dev.exectrace.runtime;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;

import dev.exectrace.runtime.directory.TraceDirectory;
import dev.exectrace.runtime.store.Bounds;
import dev.exectrace.runtime.store.TraceFile;
import dev.exectrace.runtime.store.TraceFiles;

/**
 * Captures that nobody has to wait for: they go to disk within bounds of age, number and
 * size, to be fetched later. Safe for use by several threads.
 */
public final class TraceStore implements AutoCloseable {

	private static final Logger logger = System.getLogger(TraceStore.class.getName());

	private static final String KIND = "capture";

	/** So long the end waits for a capture to be finished. */
	private static final Duration PATIENCE = Duration.ofSeconds(5);

	private static final Duration MIN_DELAY = Duration.ofSeconds(1);

	private static final Set<TraceStore> open = ConcurrentHashMap.newKeySet();

	static {
		Runtime.getRuntime().addShutdownHook(new Thread(() -> open.forEach(TraceStore::close), "exectrace-cleanup"));
	}

	private final TraceStoreSettings settings;

	/** Whether all goes with this JVM. */
	private final boolean temporary;

	private final TraceFiles files;

	private final Map<String, Ending> endings = new ConcurrentHashMap<>();

	private final AtomicReference<Running> running = new AtomicReference<>();

	private volatile boolean closed;

	private CompletableFuture<Void> expiry = CompletableFuture.completedFuture(null);

	private TraceStore(TraceStoreSettings settings) throws IOException {
		this.settings = settings;
		Path own = settings.directory();
		this.temporary = own == null;
		Path directory = (own != null) ? Files.createDirectories(own) : TraceDirectory.in(null).newStore();
		if (!Files.isWritable(directory)) {
			throw new IOException(directory + " is not writable");
		}
		this.files = new TraceFiles(directory, Set.of(KIND),
				new Bounds(settings.maxCount(), settings.maxSize(), settings.maxAge()));
	}

	/**
	 * Opens a store, with what earlier JVMs have left in its directory.
	 * @param settings the settings
	 * @return the store
	 * @throws TraceUnavailableException if its directory cannot be used
	 */
	public static TraceStore open(TraceStoreSettings settings) {
		Objects.requireNonNull(settings, "settings");
		try {
			TraceStore store = new TraceStore(settings);
			open.add(store);
			store.expire();
			return store;
		}
		catch (IOException ex) {
			throw new TraceUnavailableException(
					"No trace can be stored: the directory for it cannot be used (" + ex.getClass().getSimpleName()
							+ ": " + ex.getMessage() + "); free some space or set another directory",
					ex);
		}
	}

	/**
	 * Starts a capture whose trace is stored, and does not wait for it.
	 * @param capture the settings of the capture; the most that it may have unread does
	 * not matter
	 * @return the running capture
	 * @throws TraceRunningException if a capture is running
	 * @throws TraceUnavailableException if this JVM cannot record now or nothing can be
	 * stored
	 * @throws IllegalStateException if the store is closed
	 */
	public StoredCapture start(TraceSettings capture) {
		Objects.requireNonNull(capture, "capture");
		if (this.closed) {
			throw new IllegalStateException("The store is closed");
		}
		StoreOutput[] opened = new StoreOutput[1];
		ExecutionTrace trace;
		try {
			trace = ExecutionTrace.start(capture, (directory) -> {
				opened[0] = new StoreOutput(this.files, this.files.create(KIND), this::note);
				return opened[0];
			});
		}
		catch (RuntimeException | Error ex) {
			if (opened[0] != null) {
				opened[0].discard();
				opened[0].finish(EndReason.FAILED);
			}
			throw ex;
		}
		Running started = new Running(new StoredCapture(opened[0].id(), trace), opened[0]);
		this.running.set(started);
		started.output.finished().thenRun(() -> ended(started));
		return started.capture;
	}

	private void note(StoreOutput output) {
		this.endings.put(output.id(), new Ending(output.reason(), detail(output.reason(), output.failure())));
	}

	private void ended(Running started) {
		this.running.compareAndSet(started, null);
		expire();
	}

	private String detail(EndReason reason, String failure) {
		return switch (reason) {
			case FAILED -> (failure != null) ? failure : "The JVM's recorder failed; the log tells more";
			case STORE_FULL -> "The store takes at most " + this.settings.maxSize() + " bytes";
			case CLOCK_SET_BACK -> "The machine's clock was set back: the JVM's own last events are missing";
			default -> null;
		};
	}

	/** Deletes what is too old, now and when the next one will be. */
	private synchronized void expire() {
		this.expiry.cancel(false);
		if (this.closed) {
			return;
		}
		try {
			Optional<Instant> next = this.files.expire();
			if (next.isPresent()) {
				Duration delay = Duration.between(Instant.now(), next.get());
				long millis = Math.max(delay.toMillis(), MIN_DELAY.toMillis());
				this.expiry = CompletableFuture.runAsync(this::expire,
						CompletableFuture.delayedExecutor(millis, TimeUnit.MILLISECONDS));
			}
		}
		catch (IOException ex) {
			logger.log(Level.WARNING, "A stored trace that is too old cannot be deleted: " + ex, ex);
		}
	}

	public TraceStoreSettings settings() {
		return this.settings;
	}

	/**
	 * The running capture whose trace goes into this store.
	 * @return the capture or empty
	 */
	public Optional<StoredCapture> running() {
		return Optional.ofNullable(this.running.get()).map(Running::capture);
	}

	/**
	 * The traces that are there, the oldest one first.
	 * @return the traces
	 */
	public List<StoredTrace> traces() {
		List<TraceFile> found = this.files.list();
		Set<String> ids = found.stream().map(TraceFile::id).collect(Collectors.toSet());
		running().map(StoredCapture::id).ifPresent(ids::add);
		this.endings.keySet().retainAll(ids);
		return found.stream().map(this::trace).toList();
	}

	private StoredTrace trace(TraceFile file) {
		Ending ending = this.endings.getOrDefault(file.id(), Ending.UNKNOWN);
		return new StoredTrace(file.id(), ending.reason, ending.detail, file.at(), file.endedAt(), file.bytes());
	}

	/**
	 * The file of a trace, which is there until the trace is deleted or makes room for
	 * others.
	 * @param id its id
	 * @return the file or empty if there is no such trace or it is not finished
	 */
	public Optional<Path> file(String id) {
		return this.files.file(id);
	}

	/**
	 * Deletes a trace. A capture that is running ends first.
	 * @param id its id
	 * @return whether there was such a trace
	 * @throws IOException if it cannot be deleted
	 */
	public boolean delete(String id) throws IOException {
		Running current = this.running.get();
		if (current == null || !current.capture.id().equals(id)) {
			return this.files.delete(id);
		}
		current.output.discard();
		current.capture.trace().requestStop();
		current.output.finished().join();
		// It may have been finished at that moment
		this.files.delete(id);
		return true;
	}

	/**
	 * Ends the running capture, if there is one, and returns when its trace is there.
	 */
	public void stop() {
		Running current = this.running.get();
		if (current != null) {
			current.capture.trace().requestStop();
			current.output.finished().join();
		}
	}

	/**
	 * Ends the running capture and deletes all traces, unless the store has a directory
	 * that they are kept in. Does nothing when that is done.
	 */
	@Override
	public void close() {
		this.closed = true;
		Running current = this.running.get();
		if (current != null) {
			if (this.temporary) {
				current.output.discard();
			}
			current.capture.trace().requestStop();
			await(current.output.finished());
		}
		if (this.temporary && open.remove(this)) {
			try {
				this.files.deleteAll();
			}
			catch (IOException ex) {
				logger.log(Level.DEBUG, "Stored traces are left behind", ex);
			}
		}
		open.remove(this);
	}

	private static void await(CompletableFuture<Void> finished) {
		try {
			finished.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
		}
		catch (ExecutionException | TimeoutException ex) {
			logger.log(Level.WARNING, "A stored capture has not ended in time");
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private record Running(StoredCapture capture, StoreOutput output) {
	}

	private record Ending(EndReason reason, String detail) {

		static final Ending UNKNOWN = new Ending(null, null);

	}

}
