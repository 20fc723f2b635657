package dev.exectrace.runtime.spool;

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
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A queue of bytes between the capture, which never waits, and its reader. What a reader
 * who keeps up has not read yet stays in memory; the rest is on disk, one file a chunk,
 * gone as soon as it is read. Safe for one writer and one reader.
 */
public final class Spool {

	/** The most bytes in memory, a second of a busy service. */
	private static final int MEMORY = 1 << 20;

	private final ReentrantLock lock = new ReentrantLock();

	private final Condition changed = this.lock.newCondition();

	private final Path directory;

	private final long capacity;

	private final Deque<Segment> segments = new ArrayDeque<>();

	private long unread;

	private long held;

	private long total;

	private long sequence;

	private long taken;

	private boolean finished;

	private boolean closed;

	/**
	 * A spool.
	 * @param directory an existing directory of its own, deleted with the last file
	 * @param capacity the most bytes that wait to be read
	 */
	public Spool(Path directory, long capacity) {
		this.directory = directory;
		this.capacity = capacity;
	}

	/**
	 * Appends a chunk.
	 * @param chunk its bytes
	 * @return whether it fitted into a spool that is still open
	 * @throws IOException if it could not be written
	 */
	public boolean append(ByteBuffer chunk) throws IOException {
		return append(chunk, false);
	}

	/**
	 * Appends a last chunk, even over the capacity, so that the trace can say why it
	 * ends.
	 * @param chunk its bytes
	 * @throws IOException if it could not be written
	 */
	public void appendLast(ByteBuffer chunk) throws IOException {
		append(chunk, true);
	}

	private boolean append(ByteBuffer chunk, boolean force) throws IOException {
		int length = chunk.remaining();
		this.lock.lock();
		try {
			if (!hasRoom(length, force)) {
				return false;
			}
			if (this.held + length <= MEMORY) {
				byte[] content = new byte[length];
				chunk.get(content);
				add(new Segment.InMemory(content));
				return true;
			}
		}
		finally {
			this.lock.unlock();
		}
		return append(length, (file) -> ChunkCopy.write(chunk, file), force);
	}

	private boolean hasRoom(long length, boolean force) {
		return !this.closed && (force || this.unread + length <= this.capacity);
	}

	private void add(Segment segment) {
		this.segments.add(segment);
		this.unread += segment.length();
		this.held += segment.held();
		this.total += segment.length();
		this.changed.signalAll();
	}

	/**
	 * Appends a chunk.
	 * @param head its first bytes
	 * @param rest the rest of it
	 * @param length its length
	 * @return whether it fitted into a spool that is still open
	 * @throws IOException if it could not be written
	 */
	public boolean append(ByteBuffer head, InputStream rest, long length) throws IOException {
		return append(length, (file) -> ChunkCopy.write(head, rest, length, file), false);
	}

	private boolean append(long length, Content content, boolean force) throws IOException {
		Path file;
		this.lock.lock();
		try {
			if (!hasRoom(length, force)) {
				return false;
			}
			file = this.directory.resolve("%06d.jfr".formatted(this.sequence++));
		}
		finally {
			this.lock.unlock();
		}
		try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
			content.write(channel);
		}
		catch (IOException ex) {
			Files.deleteIfExists(file);
			if (isClosed()) {
				// The directory went before the file could be made.
				return false;
			}
			throw ex;
		}
		this.lock.lock();
		try {
			if (this.closed) {
				Files.deleteIfExists(file);
				deleteDirectoryWhenDone();
				return false;
			}
			add(new Segment.InFile(file, length));
		}
		finally {
			this.lock.unlock();
		}
		return true;
	}

	/**
	 * Appends a chunk that is in a file already, which may be deleted afterwards.
	 * @param file the file
	 * @param length its length
	 * @throws IOException if it could not be linked nor copied
	 */
	public void link(Path file, long length) throws IOException {
		this.lock.lock();
		try {
			if (this.closed) {
				return;
			}
			Path link = this.directory.resolve("%06d.jfr".formatted(this.sequence++));
			try {
				Files.createLink(link, file);
			}
			catch (IOException | UnsupportedOperationException ex) {
				Files.copy(file, link);
			}
			add(new Segment.InFile(link, length));
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Says that nothing more comes.
	 */
	public void finish() {
		this.lock.lock();
		try {
			this.finished = true;
			this.changed.signalAll();
			deleteDirectoryWhenDone();
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Throws away what was not read and takes nothing more.
	 */
	public void close() {
		this.lock.lock();
		try {
			if (!this.closed) {
				this.closed = true;
				this.changed.signalAll();
				Segment segment;
				while ((segment = this.segments.poll()) != null) {
					segment.delete();
				}
				deleteDirectoryWhenDone();
			}
		}
		finally {
			this.lock.unlock();
		}
	}

	public boolean isClosed() {
		this.lock.lock();
		try {
			return this.closed;
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * How many bytes were appended.
	 * @return the bytes
	 */
	public long total() {
		this.lock.lock();
		try {
			return this.total;
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Waits until everything is read, as long as the reader makes progress.
	 * @param stall how long the reader may do nothing
	 * @return whether everything was read or thrown away
	 */
	public boolean awaitRead(Duration stall) {
		this.lock.lock();
		try {
			long progress = this.taken;
			long left = stall.toNanos();
			while (!this.closed && !this.segments.isEmpty()) {
				if (this.taken != progress) {
					progress = this.taken;
					left = stall.toNanos();
				}
				if (left <= 0) {
					return false;
				}
				left = this.changed.awaitNanos(left);
			}
			return true;
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return false;
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Takes the next chunk, waiting for it.
	 * @return the chunk, to be given back by {@link #read}, or {@code null} at the end
	 */
	Segment take() throws InterruptedException {
		this.lock.lockInterruptibly();
		try {
			while (this.segments.isEmpty() && !this.finished && !this.closed) {
				this.changed.await();
			}
			return this.segments.peek();
		}
		finally {
			this.lock.unlock();
		}
	}

	/** Tells that some of the chunk taken was read. */
	void progressed(long bytes) {
		this.lock.lock();
		try {
			this.taken += bytes;
			this.changed.signalAll();
		}
		finally {
			this.lock.unlock();
		}
	}

	/** Gives back a chunk that was read. */
	void read(Segment segment) {
		this.lock.lock();
		try {
			if (this.segments.peek() == segment) {
				this.segments.poll();
				this.unread -= segment.length();
				this.held -= segment.held();
				segment.delete();
				this.changed.signalAll();
				deleteDirectoryWhenDone();
			}
		}
		finally {
			this.lock.unlock();
		}
	}

	private void deleteDirectoryWhenDone() {
		if ((this.finished || this.closed) && this.segments.isEmpty()) {
			delete(this.directory);
		}
	}

	static void delete(Path path) {
		try {
			Files.deleteIfExists(path);
		}
		catch (IOException ex) {
			// What cannot be deleted now goes with the temporary directory.
		}
	}

	@FunctionalInterface
	private interface Content {

		void write(FileChannel file) throws IOException;

	}

}
