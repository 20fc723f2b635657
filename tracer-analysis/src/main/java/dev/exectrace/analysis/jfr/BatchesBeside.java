package dev.exectrace.analysis.jfr;

import java.io.IOException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.LinkedBlockingQueue;

import dev.exectrace.analysis.replay.RunBatch;
import dev.exectrace.analysis.replay.RunBlocks;

/**
 * Has run slices read by a thread beside, a chunk ahead of who takes them.
 */
final class BatchesBeside implements AutoCloseable {

	private static final RunBatch END = new RunBatch(new RunBlocks(), 0);

	private final BlockingQueue<RunBatch> ahead = new LinkedBlockingQueue<>(1);

	private final Thread reader;

	private volatile Throwable failure;

	BatchesBeside(Reading reading) {
		this.reader = Thread.ofPlatform().daemon().name("exectrace-replay").start(() -> {
			try {
				reading.read(this::put);
			}
			catch (Throwable ex) {
				this.failure = ex;
			}
			try {
				put(END);
			}
			catch (CancellationException ex) {
				// Nobody waits for the end.
			}
		});
	}

	private void put(RunBatch batch) {
		try {
			this.ahead.put(batch);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new CancellationException();
		}
	}

	/**
	 * The slices of the next chunk.
	 * @return the slices, {@code null} after the last chunk
	 * @throws IOException if the file cannot be read
	 */
	RunBatch next() throws IOException {
		boolean interrupted = false;
		try {
			while (true) {
				try {
					RunBatch batch = this.ahead.take();
					if (batch != END) {
						return batch;
					}
					check();
					return null;
				}
				catch (InterruptedException ex) {
					interrupted = true;
				}
			}
		}
		finally {
			if (interrupted) {
				Thread.currentThread().interrupt();
			}
		}
	}

	private void check() throws IOException {
		switch (this.failure) {
			case null -> {
			}
			case IOException ex -> throw ex;
			case RuntimeException ex -> throw ex;
			case Error ex -> throw ex;
			default -> throw new IllegalStateException(this.failure);
		}
	}

	/** Ends the reading, also before its end. */
	@Override
	public void close() {
		this.reader.interrupt();
		try {
			this.reader.join();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	/**
	 * Reads.
	 */
	@FunctionalInterface
	interface Reading {

		void read(RunChunks.BatchReceiver receiver) throws IOException;

	}

}
