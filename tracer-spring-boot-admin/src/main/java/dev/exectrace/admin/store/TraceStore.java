package dev.exectrace.admin.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

import dev.exectrace.admin.store.StoredTrace.State;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * The traces on disk, in a directory that only its owner can read and that goes with the
 * store. Safe for use by several threads.
 */
public final class TraceStore implements AutoCloseable {

	private static final Log logger = LogFactory.getLog(TraceStore.class);

	private static final int RANDOM_BYTES = 18;

	private final SecureRandom random = new SecureRandom();

	private final StoreBounds bounds;

	private final @Nullable Path parent;

	/** The oldest one first. */
	private final Map<String, StoredTrace> traces = new LinkedHashMap<>();

	private @Nullable Path directory;

	/**
	 * Creates a store without any trace.
	 * @param parent where its directory is made with the first trace, or {@code null} for
	 * the JVM's temporary directory
	 * @param bounds what it may hold
	 */
	public TraceStore(@Nullable Path parent, StoreBounds bounds) {
		this.parent = parent;
		this.bounds = bounds;
	}

	/**
	 * Makes an empty file for a trace, and room for it.
	 * @param instance the id of the instance that it is of
	 * @param name what the file is to be called
	 * @param duration how long it is to be, or {@code null} if it is there already
	 * @return the trace, which arrives
	 * @throws IOException if there can be no file
	 * @throws StoreFullException if as many traces as there may be arrive
	 */
	public synchronized StoredTrace add(String instance, String name, @Nullable Duration duration) throws IOException {
		sweep();
		while (this.traces.size() >= this.bounds.count()) {
			if (!removeOldest((trace) -> true)) {
				throw new StoreFullException("As many traces arrive as there may be; "
						+ "exectrace.admin.store.max-count is " + this.bounds.count());
			}
		}
		String id = random();
		StoredTrace trace = new StoredTrace(id, random(), instance, name,
				Files.createTempFile(directory(), "trace-", ".jfr"), duration);
		this.traces.put(id, trace);
		return trace;
	}

	private Path directory() throws IOException {
		if (this.directory == null || !Files.isDirectory(this.directory)) {
			if (this.parent != null) {
				Files.createDirectories(this.parent);
			}
			this.directory = (this.parent != null) ? Files.createTempDirectory(this.parent, "exectrace-admin-")
					: Files.createTempDirectory("exectrace-admin-");
		}
		return this.directory;
	}

	private String random() {
		byte[] bytes = new byte[RANDOM_BYTES];
		this.random.nextBytes(bytes);
		return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
	}

	/**
	 * Counts what is about to be written to a trace, and makes room for it.
	 * @param trace the trace
	 * @param more how many bytes
	 * @throws StoreFullException if there is no room, or the trace has been deleted
	 */
	public synchronized void grow(StoredTrace trace, long more) {
		if (!this.traces.containsKey(trace.id())) {
			throw new StoreFullException("The trace was deleted");
		}
		trace.arrived(more);
		while (bytes() > this.bounds.bytes()) {
			if (!removeOldest((other) -> other != trace)) {
				trace.arrived(-more);
				throw new StoreFullException(
						"It is cut off: exectrace.admin.store.max-size is " + this.bounds.bytes() + " bytes");
			}
		}
	}

	private long bytes() {
		return this.traces.values().stream().mapToLong(StoredTrace::bytes).sum();
	}

	private boolean removeOldest(Predicate<StoredTrace> which) {
		Optional<StoredTrace> oldest = this.traces.values()
			.stream()
			.filter((trace) -> trace.state() != State.ARRIVING)
			.filter(which)
			.findFirst();
		oldest.ifPresent(this::remove);
		return oldest.isPresent();
	}

	private void remove(StoredTrace trace) {
		this.traces.remove(trace.id());
		delete(trace.file());
	}

	private static void delete(Path path) {
		try {
			Files.deleteIfExists(path);
		}
		catch (IOException ex) {
			logger.warn("A trace cannot be deleted: " + ex);
		}
	}

	/** Deletes what is too old. */
	public synchronized void sweep() {
		Instant oldest = Instant.now().minus(this.bounds.age());
		new ArrayList<>(this.traces.values()).stream()
			.filter((trace) -> trace.state() != State.ARRIVING && trace.startedAt().isBefore(oldest))
			.forEach(this::remove);
	}

	/**
	 * The traces of an instance.
	 * @param instance the instance's id
	 * @return the traces, the newest one first
	 */
	public synchronized List<StoredTrace> of(String instance) {
		sweep();
		return new ArrayList<>(this.traces.values()).reversed()
			.stream()
			.filter((trace) -> trace.instance().equals(instance))
			.toList();
	}

	/**
	 * A trace.
	 * @param id its id
	 * @return the trace, or empty if it is not there any more
	 */
	public synchronized Optional<StoredTrace> find(String id) {
		sweep();
		return Optional.ofNullable(this.traces.get(id));
	}

	/**
	 * A trace by the token of its pages.
	 * @param token the token
	 * @return the trace, or empty
	 */
	public synchronized Optional<StoredTrace> findByToken(String token) {
		sweep();
		return this.traces.values().stream().filter((trace) -> trace.token().equals(token)).findFirst();
	}

	/**
	 * Deletes a trace. One that arrives breaks off.
	 * @param trace the trace
	 */
	public synchronized void delete(StoredTrace trace) {
		remove(trace);
	}

	@Override
	public synchronized void close() {
		this.traces.clear();
		if (this.directory == null) {
			return;
		}
		try (Stream<Path> files = Files.walk(this.directory)) {
			files.sorted(Comparator.reverseOrder()).forEach(TraceStore::delete);
		}
		catch (IOException ex) {
			logger.warn("The traces cannot be deleted: " + ex);
		}
		this.directory = null;
	}

}
