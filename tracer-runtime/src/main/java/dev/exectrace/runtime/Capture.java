package dev.exectrace.runtime;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;

import dev.exectrace.runtime.chunk.CaptureFacts;
import dev.exectrace.runtime.chunk.ChunkWriter;
import dev.exectrace.runtime.instrument.Instrumented;
import dev.exectrace.runtime.recording.JdkRecording;
import dev.exectrace.runtime.spool.Spool;

/**
 * The thread of a capture: drains the hooks' logs, finishes chunks, and ends the capture
 * when it is time, when it is told to, or when it has to.
 */
final class Capture implements Runnable {

	private static final Logger logger = System.getLogger(Capture.class.getName());

	private static final long DRAIN_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

	private static final long BUSY_DRAIN_NANOS = TimeUnit.MILLISECONDS.toNanos(2);

	private static final int BUSY_RECORDS = 4096;

	/**
	 * Ours are small: that often the reader sees progress and a vanished one is noticed.
	 */
	private static final long CHUNK_NANOS = TimeUnit.MILLISECONDS.toNanos(250);

	private static final int MAX_CHUNK_BYTES = 16 << 20;

	/** The JVM's chunks repeat 100 KB of metadata and stop all threads for a moment. */
	private static final long ROTATE_NANOS = TimeUnit.SECONDS.toNanos(10);

	/** So long nothing may be read of an ended capture before it is thrown away. */
	static final Duration STALL = Duration.ofSeconds(30);

	private final TraceSettings settings;

	private final JdkRecording recording;

	private final Spool spool;

	private final AtomicReference<EndReason> requested = new AtomicReference<>();

	private final CountDownLatch ended = new CountDownLatch(1);

	private final Runnable onEnd;

	private EventSource source;

	private LiveThreadList liveThreads;

	private long endTicks;

	private volatile TraceLevel level;

	private volatile EndReason endReason;

	private volatile Thread thread;

	Capture(TraceSettings settings, JdkRecording recording, Spool spool, Runnable onEnd) {
		this.settings = settings;
		this.recording = recording;
		this.spool = spool;
		this.onEnd = onEnd;
	}

	@Override
	public void run() {
		this.thread = Thread.currentThread();
		EndReason reason = EndReason.FAILED;
		try {
			reason = record();
		}
		catch (IOException | RuntimeException | Error ex) {
			logger.log(Level.WARNING, "The capture failed: " + ex.getMessage(), ex);
		}
		finally {
			end(reason);
		}
		if (!this.spool.awaitRead(STALL)) {
			logger.log(Level.WARNING,
					"Nobody has read the rest of the trace for " + STALL.toSeconds() + " seconds; it is thrown away");
			this.spool.close();
		}
	}

	private EndReason record() throws IOException {
		if (!prepare()) {
			return refused();
		}
		this.source.start();
		this.level = this.source.level();
		this.liveThreads.writeStart();
		writer().capture(this.source.ticks(), facts("start", null));
		long now = System.nanoTime();
		long deadline = now + this.settings.duration().toNanos();
		long chunkEnd = now + CHUNK_NANOS;
		long rotation = now + ROTATE_NANOS;
		while (true) {
			int drained = this.source.drain();
			now = System.nanoTime();
			if (this.requested.get() != null) {
				return this.requested.get();
			}
			if (now - deadline >= 0) {
				return EndReason.COMPLETED;
			}
			if (now - chunkEnd >= 0 || writer().size() > MAX_CHUNK_BYTES) {
				if (!this.spool.append(writer().finish(this.source.ticks()))) {
					return refused();
				}
				chunkEnd = now + CHUNK_NANOS;
			}
			if (now - rotation >= 0) {
				if (!this.recording.rotate(this.spool::append)) {
					return refused();
				}
				rotation = now + ROTATE_NANOS;
			}
			long pause = (drained > BUSY_RECORDS) ? BUSY_DRAIN_NANOS : DRAIN_NANOS;
			LockSupport.parkNanos(this, Math.min(pause, Math.max(1, deadline - now)));
		}
	}

	/**
	 * Attaches the agent if need be. That takes a second or two, so the reader is given
	 * what the JVM's recorder has before: the first bytes come early.
	 */
	private boolean prepare() throws IOException {
		boolean taken = true;
		if (Instrumented.current() == null) {
			taken = this.recording.rotate(this.spool::append);
		}
		this.source = EventSource.create(this.settings.attachAgent(), this.recording);
		this.liveThreads = new LiveThreadList(this.source.writer(), this.source::ticks,
				this.source.level() != TraceLevel.JDK);
		return taken;
	}

	/** Why the spool takes no more: it was closed, or the reader is too slow. */
	private EndReason refused() {
		EndReason reason = this.requested.get();
		return (reason != null) ? reason : EndReason.OUTPUT_TOO_SLOW;
	}

	private ChunkWriter writer() {
		return this.source.writer();
	}

	/** Each step is taken whatever became of those before: the way back comes first. */
	private void end(EndReason wanted) {
		EndReason reason = wanted;
		reason = attempt(reason, this::stopHooks);
		if (this.liveThreads != null) {
			reason = attempt(reason, this.liveThreads::writeEnd);
		}
		reason = attempt(reason, this::stopRecording);
		reason = attempt(reason, this.recording::close);
		EndReason last = reason;
		if (this.source != null) {
			reason = attempt(reason, () -> writeEnd(last));
		}
		// Before the reader sees the end: who has read all of it may start the next one.
		this.endReason = reason;
		this.ended.countDown();
		try {
			this.onEnd.run();
		}
		finally {
			this.spool.finish();
		}
	}

	private EndReason attempt(EndReason reason, Step step) {
		try {
			step.run();
			return reason;
		}
		catch (SpoolFullException ex) {
			return (reason == EndReason.FAILED) ? reason : refused();
		}
		catch (IOException | RuntimeException | Error ex) {
			logger.log(Level.WARNING, "The end of the capture is incomplete: " + ex.getMessage(), ex);
			return EndReason.FAILED;
		}
	}

	private void stopHooks() {
		if (this.source != null) {
			this.source.stop();
			this.endTicks = this.source.ticks();
			this.source.drainLast(this.endTicks);
		}
	}

	private void stopRecording() throws IOException {
		if (!this.recording.stop(this.spool::append)) {
			throw new SpoolFullException();
		}
	}

	private void writeEnd(EndReason reason) throws IOException {
		writer().capture(this.endTicks, facts("end", reason));
		this.spool.appendLast(writer().finish(this.source.ticks()));
	}

	private CaptureFacts facts(String phase, EndReason reason) {
		List<String> others = this.recording.others();
		return new CaptureFacts(phase, this.source.level().name().toLowerCase(Locale.ROOT), settingsText(),
				others.isEmpty() ? null : String.join(", ", others), this.source.agent(),
				(reason != null) ? reason.name().toLowerCase(Locale.ROOT) : null, this.source.dropped(),
				this.source.lostWakeups(), this.liveThreads.unlisted(), this.spool.total());
	}

	private String settingsText() {
		StringBuilder text = new StringBuilder();
		text.append("duration=").append(this.settings.duration());
		text.append("; maxSpool=").append(this.settings.maxSpool());
		this.recording.settings().forEach((name, value) -> text.append("; ").append(name).append('=').append(value));
		return text.toString();
	}

	/** Asks the capture to end, without waiting. */
	void request(EndReason reason) {
		if (this.requested.compareAndSet(null, reason)) {
			LockSupport.unpark(this.thread);
		}
	}

	/** Waits until the tracing runtime is off. */
	void awaitEnd() {
		boolean interrupted = false;
		while (true) {
			try {
				this.ended.await();
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

	@FunctionalInterface
	private interface Step {

		void run() throws IOException;

	}

	private static final class SpoolFullException extends IOException {

		SpoolFullException() {
			super("The reader is too slow");
		}

	}

}
