package dev.exectrace.runtime;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The directory of this JVM's captures, readable for nobody else and gone with the JVM.
 */
final class TraceDirectory {

	private static final AtomicLong captures = new AtomicLong();

	private final Path path;

	private TraceDirectory(Path path) {
		this.path = path;
	}

	/**
	 * Makes the directory where it does not exist yet.
	 * @param parent where to, or {@code null} for the directory of temporary files
	 */
	static TraceDirectory in(Path parent) throws IOException {
		Path base = (parent != null) ? parent : Path.of(System.getProperty("java.io.tmpdir"));
		Files.createDirectories(base);
		Path path = base.toRealPath().resolve("exectrace-" + ProcessHandle.current().pid());
		create(path);
		if (!Files.isWritable(path)) {
			throw new IOException(path + " is not writable");
		}
		return new TraceDirectory(path);
	}

	Path path() {
		return this.path;
	}

	/** Where the JVM's recorder may keep its chunks. */
	Path repository() throws IOException {
		Path repository = this.path.resolve("repository");
		create(repository);
		return repository;
	}

	/** A new directory for one capture. */
	Path newSpool() throws IOException {
		return newDirectory("capture-");
	}

	/** A new directory for the chunks of the recent past. */
	Path newHistory() throws IOException {
		return newDirectory("history-");
	}

	/** A new directory for snapshots. */
	Path newSnapshots() throws IOException {
		return newDirectory("snapshots-");
	}

	/** A new directory for stored captures. */
	Path newStore() throws IOException {
		return newDirectory(TemporaryStore.STORES);
	}

	private Path newDirectory(String prefix) throws IOException {
		Path directory = this.path.resolve(prefix + captures.incrementAndGet());
		create(directory);
		return directory;
	}

	private static void create(Path directory) throws IOException {
		if (Files.isDirectory(directory)) {
			return;
		}
		File file = directory.toFile();
		Files.createDirectory(directory, ownerOnly(directory));
		file.deleteOnExit();
	}

	private static FileAttribute<?>[] ownerOnly(Path directory) {
		if (!directory.getFileSystem().supportedFileAttributeViews().contains("posix")) {
			return new FileAttribute<?>[0];
		}
		return new FileAttribute<?>[] {
				PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")) };
	}

}
