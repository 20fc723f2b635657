package dev.exectrace.runtime.directory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The directory of this JVM's captures, readable for nobody else and gone with the JVM.
 * Safe for use by several threads.
 */
public final class TraceDirectory {

	private static final Map<Path, ClaimedDirectory> claimed = new HashMap<>();

	private static final AtomicLong captures = new AtomicLong();

	private final Path path;

	private TraceDirectory(Path path) {
		this.path = path;
	}

	/**
	 * Makes the directory where it does not exist yet, and deletes those that JVMs have
	 * left there that were killed.
	 * @param parent where to, or {@code null} for the directory of temporary files
	 * @return the directory
	 * @throws IOException if it cannot be made or is not writable
	 */
	public static TraceDirectory in(Path parent) throws IOException {
		Path base = (parent != null) ? parent : Path.of(System.getProperty("java.io.tmpdir"));
		Files.createDirectories(base);
		Path path = claim(base.toRealPath());
		if (!Files.isWritable(path)) {
			throw new IOException(path + " is not writable");
		}
		return new TraceDirectory(path);
	}

	private static Path claim(Path parent) throws IOException {
		synchronized (claimed) {
			ClaimedDirectory directory = claimed.get(parent);
			if (directory != null && directory.isThere()) {
				return directory.path();
			}
			if (directory != null) {
				// Somebody has cleaned up
				directory.close();
				claimed.remove(parent);
			}
			ClaimedDirectory made = ClaimedDirectory.in(parent);
			claimed.put(parent, made);
			AbandonedDirectories.delete(made);
			return made.path();
		}
	}

	/**
	 * A new file for the agent, from which the JVM reads for as long as it lives.
	 * @return the file
	 * @throws IOException if it cannot be made
	 */
	public Path newAgentJar() throws IOException {
		Path jar = Files.createTempFile(this.path, "tracer-agent-", ".jar");
		jar.toFile().deleteOnExit();
		return jar;
	}

	/**
	 * Where the JVM's recorder may keep its chunks.
	 * @return the directory
	 * @throws IOException if it cannot be made
	 */
	public Path repository() throws IOException {
		Path repository = this.path.resolve("repository");
		OwnDirectory.create(repository);
		return repository;
	}

	/**
	 * A new directory for one capture.
	 * @return the directory
	 * @throws IOException if it cannot be made
	 */
	public Path newSpool() throws IOException {
		return newDirectory("capture-");
	}

	/**
	 * A new directory for the chunks of the recent past.
	 * @return the directory
	 * @throws IOException if it cannot be made
	 */
	public Path newHistory() throws IOException {
		return newDirectory("history-");
	}

	/**
	 * A new directory for snapshots.
	 * @return the directory
	 * @throws IOException if it cannot be made
	 */
	public Path newSnapshots() throws IOException {
		return newDirectory("snapshots-");
	}

	/**
	 * A new directory for stored captures.
	 * @return the directory
	 * @throws IOException if it cannot be made
	 */
	public Path newStore() throws IOException {
		return newDirectory("store-");
	}

	private Path newDirectory(String prefix) throws IOException {
		while (true) {
			Path directory = this.path.resolve(prefix + captures.incrementAndGet());
			// Another class loader's count is its own
			if (OwnDirectory.create(directory)) {
				return directory;
			}
		}
	}

}
