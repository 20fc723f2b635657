package dev.exectrace.runtime.directory;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A directory that this JVM has locked for as long as it lives, so that others can tell
 * whether it is still used: a process id tells nothing where containers share a
 * directory.
 */
final class ClaimedDirectory {

	static final String PREFIX = "exectrace-";

	static final String LOCK = "owner.lock";

	/** So many JVMs with the same process id share a directory. */
	private static final int MAX_ATTEMPTS = 100;

	private final Path path;

	private final FileChannel channel;

	/** Whether nobody else in this JVM has claimed it before. */
	private final boolean first;

	private ClaimedDirectory(Path path, FileChannel channel, boolean first) {
		this.path = path;
		this.channel = channel;
		this.first = first;
	}

	static ClaimedDirectory in(Path parent) throws IOException {
		String name = PREFIX + ProcessHandle.current().pid();
		for (int attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
			Path path = parent.resolve((attempt > 0) ? name + "-" + attempt : name);
			OwnDirectory.create(path);
			ClaimedDirectory claimed = claim(path);
			if (claimed != null) {
				return claimed;
			}
		}
		throw new IOException("The directories " + parent.resolve(name) + "... are all used by other JVMs");
	}

	private static ClaimedDirectory claim(Path path) throws IOException {
		Path file = path.resolve(LOCK);
		FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
		boolean first = true;
		try {
			FileLock lock = channel.tryLock();
			// Or somebody took it for abandoned before it was locked
			if (lock == null || !Files.exists(file)) {
				channel.close();
				return null;
			}
			file.toFile().deleteOnExit();
		}
		catch (OverlappingFileLockException ex) {
			// Another class loader's, in this JVM
			first = false;
		}
		catch (IOException ex) {
			// Where there are no locks none is taken for abandoned either
			first = false;
			file.toFile().deleteOnExit();
		}
		return new ClaimedDirectory(path, channel, first);
	}

	/**
	 * Whether a directory was claimed by a JVM that has ended. Holds the lock while the
	 * action runs.
	 */
	static void ifAbandoned(Path path, Action action) throws IOException {
		try (FileChannel channel = FileChannel.open(path.resolve(LOCK), StandardOpenOption.WRITE)) {
			if (channel.tryLock() != null) {
				action.run();
			}
		}
		catch (OverlappingFileLockException ex) {
			// This JVM's
		}
	}

	Path path() {
		return this.path;
	}

	boolean isFirst() {
		return this.first;
	}

	/** Whether it is still in its place. */
	boolean isThere() {
		return Files.exists(this.path.resolve(LOCK));
	}

	void close() throws IOException {
		this.channel.close();
	}

	@FunctionalInterface
	interface Action {

		void run() throws IOException;

	}

}
