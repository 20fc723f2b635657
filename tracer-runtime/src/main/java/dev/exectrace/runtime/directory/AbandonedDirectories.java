package dev.exectrace.runtime.directory;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.DirectoryStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;

/**
 * Deletes what JVMs have left that could not do it themselves, as they were killed. Only
 * what belongs to this user and has a lock that nobody holds.
 */
final class AbandonedDirectories {

	private static final Logger logger = System.getLogger(AbandonedDirectories.class.getName());

	private AbandonedDirectories() {
	}

	/** Deletes those beside a directory of this JVM, and what was in it before. */
	static void delete(ClaimedDirectory own) {
		try {
			if (own.isFirst()) {
				deleteIn(own.path());
			}
			try (DirectoryStream<Path> others = Files.newDirectoryStream(own.path().getParent(),
					ClaimedDirectory.PREFIX + "*")) {
				for (Path other : others) {
					if (!other.equals(own.path()) && isLikeOwn(other, own.path())) {
						deleteIfAbandoned(other);
					}
				}
			}
		}
		catch (IOException ex) {
			logger.log(Level.DEBUG, "What other JVMs have left stays", ex);
		}
	}

	private static boolean isLikeOwn(Path other, Path own) throws IOException {
		return Files.isDirectory(other, LinkOption.NOFOLLOW_LINKS)
				&& Files.getOwner(other, LinkOption.NOFOLLOW_LINKS).equals(Files.getOwner(own));
	}

	private static void deleteIfAbandoned(Path directory) {
		try {
			ClaimedDirectory.ifAbandoned(directory, () -> {
				deleteIn(directory);
				Files.deleteIfExists(directory.resolve(ClaimedDirectory.LOCK));
				Files.deleteIfExists(directory);
			});
		}
		catch (IOException ex) {
			// No directory of ours, or somebody else was quicker
		}
	}

	/** All but the lock. Follows no links. */
	private static void deleteIn(Path directory) throws IOException {
		Path lock = directory.resolve(ClaimedDirectory.LOCK);
		Files.walkFileTree(directory, new SimpleFileVisitor<>() {

			@Override
			public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
				if (!file.equals(lock)) {
					Files.deleteIfExists(file);
				}
				return FileVisitResult.CONTINUE;
			}

			@Override
			public FileVisitResult postVisitDirectory(Path visited, IOException failure) throws IOException {
				if (failure != null) {
					throw failure;
				}
				if (!visited.equals(directory)) {
					Files.deleteIfExists(visited);
				}
				return FileVisitResult.CONTINUE;
			}

		});
	}

}
