package dev.exectrace.runtime;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

import dev.exectrace.runtime.chunk.ChunkWriter;
import dev.exectrace.runtime.recording.JdkRecording;

/**
 * A capture: takes what is recorded to its output until it is time, until it is told to
 * end, or until it has to.
 */
final class Capture extends TraceConsumer {

	/**
	 * Ours are small: that often the reader sees progress and a vanished one is noticed.
	 */
	private static final long CHUNK_NANOS = TimeUnit.MILLISECONDS.toNanos(250);

	private final TraceSettings settings;

	private final CaptureOutput output;

	private final AtomicReference<EndReason> requested = new AtomicReference<>();

	private final Queue<CountDownLatch> flushes = new ConcurrentLinkedQueue<>();

	private final CountDownLatch ended = new CountDownLatch(1);

	private final Runnable onEnd;

	private long deadline;

	private volatile TraceLevel level;

	private volatile EndReason endReason;

	Capture(TraceSettings settings, JdkRecording recording, CaptureOutput output, Runnable onEnd) {
		super(recording);
		this.settings = settings;
		this.output = output;
		this.onEnd = onEnd;
	}

	@Override
	boolean attachAgent() {
		return this.settings.attachAgent();
	}

	@Override
	long chunkNanos() {
		return CHUNK_NANOS;
	}

	@Override
	boolean take(ByteBuffer chunk) throws IOException {
		return this.output.append(chunk);
	}

	@Override
	boolean take(ByteBuffer head, InputStream rest, long size) throws IOException {
		return this.output.append(head, rest, size);
	}

	@Override
	void takeLast(ByteBuffer chunk) throws IOException {
		this.output.appendLast(chunk);
	}

	@Override
	EndReason over(long nanoTime) {
		EndReason reason = this.requested.get();
		return (reason == null && nanoTime - this.deadline >= 0) ? EndReason.COMPLETED : reason;
	}

	@Override
	EndReason refused() {
		EndReason reason = this.requested.get();
		return (reason != null) ? reason : this.output.refused();
	}

	@Override
	void sourced(EventSource source) {
		this.level = source.level();
	}

	@Override
	void started() throws IOException {
		long now = source().writer().start();
		this.deadline = System.nanoTime() + this.settings.duration().toNanos();
		ChunkWriter writer = source().writer().apart(now);
		LiveThreadList threads = liveThreads(writer);
		threads.writeStart();
		writer.capture(now, facts("start", null, threads));
		take(writer.finish(source().ticks()));
	}

	@Override
	String settingsText() {
		return "duration=" + this.settings.duration() + "; maxSpool=" + this.settings.maxSpool();
	}

	@Override
	long bytes() {
		return this.output.total();
	}

	@Override
	void ended(EndReason reason) {
		// Before the reader sees the end: who has read all of it may start the next one.
		this.endReason = reason;
		this.ended.countDown();
		this.flushes.forEach(CountDownLatch::countDown);
		try {
			this.onEnd.run();
		}
		finally {
			this.output.finish(reason);
		}
	}

	/** Asks the capture to end, without waiting. */
	void request(EndReason reason) {
		if (this.requested.compareAndSet(null, reason)) {
			engine().wake();
		}
	}

	/** Waits until what was recorded before is in the spool, or the capture has ended. */
	void awaitFlush() {
		CountDownLatch flushed = new CountDownLatch(1);
		this.flushes.add(flushed);
		engine().execute(() -> {
			engine().flush(this);
			this.flushes.remove(flushed);
			flushed.countDown();
		});
		if (this.ended.getCount() > 0) {
			await(flushed);
		}
	}

	/** Waits until nothing is recorded for the capture any more. */
	void awaitEnd() {
		await(this.ended);
	}

	private static void await(CountDownLatch latch) {
		boolean interrupted = false;
		while (true) {
			try {
				latch.await();
				break;
			}
			catch (InterruptedException ex) {
				interrupted = true;
			}
		}
		if (interrupted) {
			Thread.currentThread().interrupt();
		}
	}

	TraceLevel level() {
		return this.level;
	}

	Optional<EndReason> endReason() {
		return Optional.ofNullable(this.endReason);
	}

}
