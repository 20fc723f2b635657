package dev.exectrace.runtime;

import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

import dev.exectrace.runtime.store.TraceFileWriter;
import dev.exectrace.runtime.store.TraceFiles;

/**
 * Output into a store, for which older traces make room.
 */
final class StoreOutput implements CaptureOutput {

	private static final Logger logger = System.getLogger(StoreOutput.class.getName());

	private final TraceFiles files;

	private final TraceFileWriter writer;

	private final CompletableFuture<Void> finished = new CompletableFuture<>();

	private final Consumer<StoreOutput> onEnd;

	private volatile EndReason reason;

	private volatile boolean discarded;

	/**
	 * Output into a new file.
	 * @param files the files
	 * @param writer the new one
	 * @param onEnd told before the trace is in the store
	 */
	StoreOutput(TraceFiles files, TraceFileWriter writer, Consumer<StoreOutput> onEnd) {
		this.files = files;
		this.writer = writer;
		this.onEnd = onEnd;
	}

	String id() {
		return this.writer.id();
	}

	/** Has the trace thrown away when the capture ends. */
	void discard() {
		this.discarded = true;
	}

	/** Done when the trace is in the store, or has been thrown away. */
	CompletableFuture<Void> finished() {
		return this.finished;
	}

	/** Why the trace could not be written any more, or {@code null}. */
	String failure() {
		return this.writer.failure();
	}

	/** Why the capture has ended, or {@code null}. */
	EndReason reason() {
		return this.reason;
	}

	@Override
	public boolean append(ByteBuffer chunk) throws IOException {
		if (!this.files.makeRoom(this.writer.bytes() + chunk.remaining())) {
			return false;
		}
		this.writer.append(chunk);
		return true;
	}

	@Override
	public boolean append(ByteBuffer head, InputStream rest, long length) throws IOException {
		if (!this.files.makeRoom(this.writer.bytes() + length)) {
			return false;
		}
		this.writer.append(head, rest, length);
		return true;
	}

	@Override
	public void appendLast(ByteBuffer chunk) throws IOException {
		this.writer.append(chunk);
	}

	@Override
	public long total() {
		return this.writer.bytes();
	}

	@Override
	public EndReason refused() {
		return EndReason.STORE_FULL;
	}

	@Override
	public void finish(EndReason why) {
		this.reason = why;
		try {
			this.onEnd.accept(this);
			if (this.discarded) {
				this.files.discard(this.writer);
			}
			else {
				this.files.keep(this.writer, null);
			}
		}
		catch (IOException | RuntimeException ex) {
			logger.log(Level.WARNING, "The trace " + id() + " could not be stored: " + ex, ex);
		}
		finally {
			this.finished.complete(null);
		}
	}

}
