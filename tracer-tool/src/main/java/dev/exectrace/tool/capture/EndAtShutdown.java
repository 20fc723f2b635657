package dev.exectrace.tool.capture;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Ends captures early when the JVM is told to stop, as by Ctrl-C, and waits until what
 * they have is in its file.
 */
final class EndAtShutdown implements AutoCloseable {

	private static final int PATIENCE_SECONDS = 10;

	private final List<TraceDownload> downloads;

	private final CountDownLatch saved = new CountDownLatch(1);

	private final Thread hook = new Thread(this::end, "end captures");

	private volatile boolean ending;

	EndAtShutdown(List<TraceDownload> downloads) {
		this.downloads = downloads;
		Runtime.getRuntime().addShutdownHook(this.hook);
	}

	private void end() {
		this.ending = true;
		try {
			this.downloads.parallelStream().forEach(TraceDownload::stop);
			if (!this.saved.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
				this.downloads.forEach(TraceDownload::abort);
				this.saved.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	boolean isEnding() {
		return this.ending;
	}

	@Override
	public void close() {
		try {
			Runtime.getRuntime().removeShutdownHook(this.hook);
		}
		catch (IllegalStateException ex) {
			this.ending = true;
		}
		this.saved.countDown();
	}

}
