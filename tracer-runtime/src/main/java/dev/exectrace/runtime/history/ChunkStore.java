package dev.exectrace.runtime.history;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

import dev.exectrace.runtime.spool.ChunkCopy;

/**
 * The chunks of the recent past, a file each, bounded by age and size: the oldest ones go
 * first. For one thread, but for its size.
 */
public final class ChunkStore {

	private final Path directory;

	private final Duration maxAge;

	private final long maxSize;

	private final Deque<StoredChunk> chunks = new ArrayDeque<>();

	private volatile long size;

	private long sequence;

	/**
	 * A store.
	 * @param directory an existing directory of its own
	 * @param maxAge how long a chunk is kept after its end
	 * @param maxSize the most bytes
	 */
	public ChunkStore(Path directory, Duration maxAge, long maxSize) {
		this.directory = directory;
		this.maxAge = maxAge;
		this.maxSize = maxSize;
	}

	/**
	 * Adds a chunk of our own.
	 * @param chunk its bytes
	 * @param startTicks when it began, in ticks
	 * @throws IOException if it cannot be written
	 */
	public void add(ByteBuffer chunk, long startTicks) throws IOException {
		long length = chunk.remaining();
		add(length, startTicks, (file) -> ChunkCopy.write(chunk, file));
	}

	/**
	 * Adds a chunk of the JVM's recorder.
	 * @param head its first bytes
	 * @param rest the rest of it
	 * @param length its length
	 * @throws IOException if it cannot be read or written
	 */
	public void add(ByteBuffer head, InputStream rest, long length) throws IOException {
		add(length, 0, (file) -> ChunkCopy.write(head, rest, length, file));
	}

	private void add(long length, long startTicks, Content content) throws IOException {
		Path file = this.directory.resolve("%08d.jfr".formatted(this.sequence++));
		try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
			content.write(channel);
		}
		catch (IOException ex) {
			Files.deleteIfExists(file);
			throw ex;
		}
		long now = System.nanoTime();
		this.chunks.add(new StoredChunk(file, length, now, startTicks));
		this.size += length;
		trim(now - this.maxAge.toNanos());
	}

	private void trim(long oldest) throws IOException {
		StoredChunk chunk;
		while ((chunk = this.chunks.peek()) != null && (this.size > this.maxSize || chunk.storedAt() - oldest < 0)) {
			this.chunks.poll();
			this.size -= chunk.length();
			Files.deleteIfExists(chunk.file());
		}
	}

	/**
	 * The chunks that reach into the recent past, the oldest one first.
	 * @param last how much of it
	 * @return the chunks
	 */
	public List<StoredChunk> since(Duration last) {
		long from = System.nanoTime() - last.toNanos();
		return this.chunks.stream().filter((chunk) -> chunk.storedAt() - from >= 0).toList();
	}

	/**
	 * How many bytes are stored, to be asked by any thread.
	 * @return the bytes
	 */
	public long size() {
		return this.size;
	}

	/**
	 * Deletes everything and the directory, too.
	 * @throws IOException if that fails
	 */
	public void delete() throws IOException {
		StoredChunk chunk;
		while ((chunk = this.chunks.poll()) != null) {
			Files.deleteIfExists(chunk.file());
		}
		this.size = 0;
		Files.deleteIfExists(this.directory);
	}

	@FunctionalInterface
	private interface Content {

		void write(FileChannel file) throws IOException;

	}

}
