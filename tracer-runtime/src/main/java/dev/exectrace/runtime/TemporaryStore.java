package dev.exectrace.runtime;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.stream.Stream;

/**
 * A directory for traces that is to go with this JVM. It is locked, so that one that was
 * left behind by a JVM that was killed can be told, even from another container, and
 * deleted.
 */
final class TemporaryStore implements Closeable {

	private static final String LOCK = "owner.lock";

	private static final String DIRECTORIES = "exectrace-*";

	static final String STORES = "store-";

	private final Path directory;

	private final FileChannel lock;

	private TemporaryStore(Path directory, FileChannel lock) {
		this.directory = directory;
		this.lock = lock;
	}

	static TemporaryStore create() throws IOException {
		TraceDirectory own = TraceDirectory.in(null);
		deleteAbandoned(own);
		Path directory = own.newStore();
		FileChannel lock = FileChannel.open(directory.resolve(LOCK), StandardOpenOption.CREATE,
				StandardOpenOption.WRITE);
		try {
			lock.tryLock();
		}
		catch (IOException ex) {
			// Where there are no locks none is taken for abandoned either
		}
		return new TemporaryStore(directory, lock);
	}

	Path directory() {
		return this.directory;
	}

	private static void deleteAbandoned(TraceDirectory own) throws IOException {
		try (DirectoryStream<Path> owners = Files.newDirectoryStream(own.path().getParent(), DIRECTORIES)) {
			for (Path owner : owners) {
				if (!owner.equals(own.path()) && Files.isDirectory(owner)) {
					deleteAbandonedIn(owner);
				}
			}
		}
	}

	private static void deleteAbandonedIn(Path owner) {
		try (DirectoryStream<Path> stores = Files.newDirectoryStream(owner, STORES + "*")) {
			for (Path store : stores) {
				if (isAbandoned(store.resolve(LOCK))) {
					delete(store);
				}
			}
		}
		catch (IOException ex) {
			// Somebody else's
		}
	}

	private static boolean isAbandoned(Path file) {
		try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
			return channel.tryLock() != null;
		}
		catch (IOException | OverlappingFileLockException ex) {
			return false;
		}
	}

	private static void delete(Path store) throws IOException {
		try (Stream<Path> files = Files.list(store)) {
			for (Path file : files.toList()) {
				Files.deleteIfExists(file);
			}
		}
		Files.deleteIfExists(store);
	}

	@Override
	public void close() throws IOException {
		Files.deleteIfExists(this.directory.resolve(LOCK));
		this.lock.close();
	}

}
