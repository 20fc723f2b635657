package dev.exectrace.runtime.recording;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/**
 * The space that is left where the JVM's recorder keeps its chunks. It ends the JVM when
 * it can write no more, so it must not come to that. For one thread at a time.
 */
final class RepositorySpace {

	/** What it may write while it is told to end, and others meanwhile. */
	private static final long LEAST = 64L << 20;

	/** Small file systems are made for small files. */
	private static final int LEAST_PART = 4;

	/**
	 * No writer is faster: until it could have filled what is left there is no need to
	 * look.
	 */
	private static final long BYTES_PER_NANO = 16;

	private static final long LONGEST_PAUSE = TimeUnit.MILLISECONDS.toNanos(50);

	private final File directory;

	private final long least;

	private long next = System.nanoTime();

	private RepositorySpace(File directory) {
		this.directory = directory;
		this.least = Math.min(LEAST, existing(directory).getTotalSpace() / LEAST_PART);
	}

	/**
	 * The space for the recorder.
	 * @param directory where it keeps its chunks, if it has not chosen before
	 * @return the space
	 */
	static RepositorySpace of(Path directory) {
		String chosen = System.getProperty("jdk.jfr.repository");
		return new RepositorySpace((chosen != null) ? new File(chosen) : directory.toFile());
	}

	/**
	 * Fails where too little is left.
	 * @throws IOException if so
	 */
	void require() throws IOException {
		long now = System.nanoTime();
		if (now - this.next < 0) {
			return;
		}
		long left = left();
		if (left < this.least) {
			throw new IOException(
					"%s has %d MiB of space left, and %d are needed, as the JVM ends where its recorder finds none"
						.formatted(this.directory, left >> 20, this.least >> 20));
		}
		this.next = now + Math.min(LONGEST_PAUSE, (left - this.least) / BYTES_PER_NANO);
	}

	private long left() {
		long left = this.directory.getUsableSpace();
		// Also where somebody has deleted it
		return (left > 0) ? left : existing(this.directory).getUsableSpace();
	}

	private static File existing(File file) {
		File found = file;
		while (!found.exists() && found.getParentFile() != null) {
			found = found.getParentFile();
		}
		return found;
	}

}
