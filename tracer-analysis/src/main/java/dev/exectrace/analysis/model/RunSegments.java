package dev.exectrace.analysis.model;

import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Makes the segments of a table ahead, as clearing memory takes its time, and has full
 * ones indexed in order: by a thread beside, where there is a processor for it. That
 * thread ends by itself when nothing more comes.
 */
final class RunSegments {

	private final int length;

	private final ThreadPoolExecutor beside;

	private Future<long[]> spare;

	private Future<?> last;

	RunSegments(int length) {
		this.length = length;
		this.beside = (Runtime.getRuntime().availableProcessors() > 1) ? executor() : null;
	}

	private static ThreadPoolExecutor executor() {
		ThreadPoolExecutor executor = new ThreadPoolExecutor(1, 1, 1, TimeUnit.SECONDS, new LinkedBlockingQueue<>(),
				Thread.ofPlatform().daemon().name("exectrace-index").factory());
		executor.allowCoreThreadTimeOut(true);
		return executor;
	}

	/** An empty segment. */
	long[] next() {
		if (this.beside == null) {
			return new long[this.length];
		}
		if (this.spare != null && !this.spare.isDone()) {
			return new long[this.length];
		}
		long[] made = (this.spare != null) ? get(this.spare) : new long[this.length];
		this.spare = this.beside.submit(() -> new long[this.length]);
		return made;
	}

	/** Has a segment indexed that nothing more is written to. */
	void full(Runnable indexing) {
		if (this.beside == null) {
			indexing.run();
		}
		else {
			this.last = this.beside.submit(indexing);
		}
	}

	/** Waits until all that is full is indexed. */
	void await() {
		if (this.last != null) {
			get(this.last);
			this.last = null;
		}
		this.spare = null;
	}

	private static <T> T get(Future<T> future) {
		boolean interrupted = false;
		try {
			while (true) {
				try {
					return future.get();
				}
				catch (InterruptedException ex) {
					interrupted = true;
				}
			}
		}
		catch (ExecutionException ex) {
			if (ex.getCause() instanceof Error error) {
				throw error;
			}
			throw new IllegalStateException(ex.getCause());
		}
		catch (CancellationException ex) {
			throw new IllegalStateException(ex);
		}
		finally {
			if (interrupted) {
				Thread.currentThread().interrupt();
			}
		}
	}

}
