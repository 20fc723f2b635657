package dev.exectrace.runtime.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;

import dev.exectrace.runtime.spool.ChunkCopy;

/**
 * A trace that is being written. What stands in its file are whole chunks, even when
 * there was no room for the next one. Locked as long as it is open, so that nobody takes
 * it for left behind. For one thread, but for its size.
 */
public final class TraceFileWriter {

	private final String id;

	private final String kind;

	private final Instant at;

	private final Path file;

	private final FileChannel channel;

	private volatile long bytes;

	private volatile String failure;

	private TraceFileWriter(String id, String kind, Instant at, Path file, FileChannel channel) {
		this.id = id;
		this.kind = kind;
		this.at = at;
		this.file = file;
		this.channel = channel;
	}

	/** Opens an existing, empty file. */
	static TraceFileWriter open(String id, String kind, Instant at, Path file) throws IOException {
		FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
		lock(channel);
		return new TraceFileWriter(id, kind, at, file, channel);
	}

	/** It goes with the channel. Not every file system has any. */
	private static FileLock lock(FileChannel channel) {
		try {
			return channel.tryLock();
		}
		catch (IOException ex) {
			return null;
		}
	}

	/**
	 * Appends a chunk.
	 * @param chunk its bytes
	 * @throws IOException if it cannot be written; then nothing of it stays
	 */
	public void append(ByteBuffer chunk) throws IOException {
		append(() -> ChunkCopy.write(chunk, this.channel));
	}

	/**
	 * Appends a chunk.
	 * @param head its first bytes
	 * @param rest the rest of it
	 * @param length its length
	 * @throws IOException if it cannot be read or written; then nothing of it stays
	 */
	public void append(ByteBuffer head, InputStream rest, long length) throws IOException {
		append(() -> ChunkCopy.write(head, rest, length, this.channel));
	}

	/** Appends a whole trace. */
	void append(InputStream trace) throws IOException {
		OutputStream output = Channels.newOutputStream(this.channel);
		append(() -> trace.transferTo(output));
	}

	private void append(Content content) throws IOException {
		try {
			content.write();
			this.bytes = this.channel.position();
		}
		catch (IOException ex) {
			this.failure = (ex.getMessage() != null) ? ex.getMessage() : ex.toString();
			this.channel.truncate(this.bytes);
			throw ex;
		}
	}

	void close() throws IOException {
		this.channel.close();
	}

	Path file() {
		return this.file;
	}

	String kind() {
		return this.kind;
	}

	public String id() {
		return this.id;
	}

	/**
	 * When the trace was begun.
	 * @return the instant
	 */
	public Instant at() {
		return this.at;
	}

	/**
	 * How many bytes were written, to be asked by any thread.
	 * @return the bytes
	 */
	public long bytes() {
		return this.bytes;
	}

	/**
	 * Why it could not be written any more.
	 * @return the cause in words or {@code null}
	 */
	public String failure() {
		return this.failure;
	}

	/** Deletes what was written. */
	void discard() throws IOException {
		try {
			this.channel.close();
		}
		finally {
			Files.deleteIfExists(this.file);
		}
	}

	@FunctionalInterface
	private interface Content {

		void write() throws IOException;

	}

}
