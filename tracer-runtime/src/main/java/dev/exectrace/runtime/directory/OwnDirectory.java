package dev.exectrace.runtime.directory;

import java.io.File;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * Directories for this user only.
 */
final class OwnDirectory {

	private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rwx------");

	private OwnDirectory() {
	}

	/**
	 * Makes a directory, or sees to it that one that is there is for nobody else: the
	 * JVM's recorder makes its own anew, for all to read, where somebody has deleted it,
	 * and in a place for temporary files others may have come first.
	 * @return whether it was not there
	 */
	static boolean create(Path directory) throws IOException {
		File file = directory.toFile();
		try {
			Files.createDirectory(directory, ownerOnly(directory));
			file.deleteOnExit();
			return true;
		}
		catch (FileAlreadyExistsException ex) {
			if (!Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS)) {
				throw new IOException(directory + " is no directory", ex);
			}
			if (isPosix(directory) && !Files.getPosixFilePermissions(directory).equals(OWNER_ONLY)) {
				// Fails where it is somebody else's
				Files.setPosixFilePermissions(directory, OWNER_ONLY);
			}
			return false;
		}
	}

	private static FileAttribute<?>[] ownerOnly(Path directory) {
		return isPosix(directory) ? new FileAttribute<?>[] { PosixFilePermissions.asFileAttribute(OWNER_ONLY) }
				: new FileAttribute<?>[0];
	}

	private static boolean isPosix(Path directory) {
		return directory.getFileSystem().supportedFileAttributeViews().contains("posix");
	}

}
