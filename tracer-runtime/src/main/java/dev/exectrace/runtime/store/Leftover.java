package dev.exectrace.runtime.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;

/**
 * A file that was being written, perhaps by a JVM that has ended in the middle.
 *
 * @param file the file
 */
record Leftover(Path file) {

	/** After that long, nobody goes on writing where there are no locks to ask. */
	private static final Duration ABANDONED = Duration.ofMinutes(10);

	/**
	 * Cuts off what is no whole chunk.
	 * @return how many bytes are left, or -1 if somebody still writes
	 */
	long recover() throws IOException {
		try (FileChannel channel = FileChannel.open(this.file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
			if (isWritten(channel)) {
				return -1;
			}
			long length = WholeChunks.length(channel);
			channel.truncate(length);
			return length;
		}
	}

	private boolean isWritten(FileChannel channel) throws IOException {
		try {
			return channel.tryLock() == null;
		}
		catch (OverlappingFileLockException ex) {
			return true;
		}
		catch (IOException ex) {
			return Files.getLastModifiedTime(this.file).toInstant().isAfter(Instant.now().minus(ABANDONED));
		}
	}

}
