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

	/** How many bytes of memory it takes. */
	long held();

	InputStream open() throws IOException;

	/** Leaves nothing of it behind. */
	void delete();

	/** In memory. */
	record InMemory(byte[] content) implements Segment {

		@Override
		public long length() {
			return this.content.length;
		}

		@Override
		public long held() {
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
	record InFile(Path file, long length) implements Segment {

		@Override
		public long held() {
			return 0;
		}

		@Override
		public InputStream open() throws IOException {
			return Files.newInputStream(this.file);
		}

		@Override
		public void delete() {
			Spool.delete(this.file);
		}

	}

}
