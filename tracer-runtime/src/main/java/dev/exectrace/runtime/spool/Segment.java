package dev.exectrace.runtime.spool;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A chunk that waits to be read.
 */
sealed interface Segment {

	long length();

	InputStream open() throws IOException;

	void delete();

	static void delete(Path path) {
		try {
			Files.deleteIfExists(path);
		}
		catch (IOException ex) {
			// What cannot be deleted now goes with the temporary directory.
		}
	}

	/** In memory. */
	final class InMemory implements Segment {

		private final byte[] content;

		InMemory(byte[] content) {
			this.content = content;
		}

		@Override
		public long length() {
			return this.content.length;
		}

		@Override
		public InputStream open() {
			return new ByteArrayInputStream(this.content);
		}

		@Override
		public void delete() {
		}

	}

	/** In a file of its own. */
	final class InFile implements Segment {

		private final Path file;

		private final long length;

		InFile(Path file, long length) {
			this.file = file;
			this.length = length;
		}

		@Override
		public long length() {
			return this.length;
		}

		@Override
		public InputStream open() throws IOException {
			return Files.newInputStream(this.file);
		}

		@Override
		public void delete() {
			Segment.delete(this.file);
		}

	}

}
