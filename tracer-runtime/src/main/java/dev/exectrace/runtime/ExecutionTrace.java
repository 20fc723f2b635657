package dev.exectrace.runtime;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;

import dev.exectrace.runtime.directory.TraceDirectory;
import dev.exectrace.runtime.spool.Spool;
import dev.exectrace.runtime.spool.SpoolInputStream;
import dev.exectrace.runtime.task.TaskRecorder;

/**
 * A capture of this JVM's execution. There is one at a time. The trace is a sequence of
 * JFR chunks that is streamed while it is recorded. Safe for use by several threads.
 *
 * @see <a href="https://pkg.go.dev/runtime/trace">Go's runtime/trace</a>
 */
public final class ExecutionTrace implements AutoCloseable {

	private static final Logger logger = System.getLogger(ExecutionTrace.class.getName());

	private static final AtomicReference<ExecutionTrace> RUNNING = new AtomicReference<>();

	/** So long nothing may be read of an ended capture before it is thrown away. */
	private static final Duration STALL = Duration.ofSeconds(30);

	private final TraceSettings settings;

	private final Instant startedAt = Instant.now();

	private final Instant until;

	private final CompletableFuture<Void> ended = new CompletableFuture<>();

	private volatile boolean pumped;

	private volatile Spool spool;

	private volatile Capture capture;

	private volatile InputStream inputStream;

	private volatile Thread reader;

	private ExecutionTrace(TraceSettings settings) {
		this.settings = settings;
		this.until = this.startedAt.plus(settings.duration());
	}

	/**
	 * Starts a capture whose trace is written to the given stream, by a thread of its
	 * own. The stream is closed when the capture has ended and everything is written. A
	 * stream that blocks or fails ends the capture and nothing else; one whose writes
	 * cannot be interrupted keeps its thread for as long as it blocks.
	 * @param output where to write the trace
	 * @param settings the settings
	 * @return the running capture
	 * @throws TraceRunningException if a capture is running
	 * @throws TraceUnavailableException if this JVM cannot record now
	 */
	public static ExecutionTrace start(OutputStream output, TraceSettings settings) {
		Objects.requireNonNull(output, "output");
		ExecutionTrace trace = new ExecutionTrace(Objects.requireNonNull(settings, "settings"));
		trace.launch(trace::newSpool);
		trace.startReader(daemon("exectrace-output", new OutputPump(trace.openSpool(), output)));
		trace.pumped = true;
		return trace;
	}

	/**
	 * Starts a capture whose trace is to be read from {@link #inputStream()}.
	 * @param settings the settings
	 * @return the running capture
	 * @throws TraceRunningException if a capture is running
	 * @throws TraceUnavailableException if this JVM cannot record now
	 */
	public static ExecutionTrace start(TraceSettings settings) {
		ExecutionTrace trace = new ExecutionTrace(Objects.requireNonNull(settings, "settings"));
		trace.launch(trace::newSpool);
		trace.inputStream = trace.openSpool();
		trace.startReader(null);
		return trace;
	}

	/** Starts a capture that nobody reads while it runs. */
	static ExecutionTrace start(TraceSettings settings, CaptureStart.OutputFactory outputs) {
		ExecutionTrace trace = new ExecutionTrace(settings);
		trace.launch(outputs);
		return trace;
	}

	private void launch(CaptureStart.OutputFactory outputs) {
		ExecutionTrace running = RUNNING.compareAndExchange(null, this);
		if (running != null) {
			throw new TraceRunningException(running.until);
		}
		// The recorder's files do not survive an interrupt of the thread that opens them.
		boolean interrupted = Thread.interrupted();
		try {
			this.capture = new CaptureStart(this.settings).create(outputs, this::ended);
			TraceEngine.join(this.capture);
		}
		catch (RuntimeException | Error ex) {
			if (this.capture != null) {
				this.capture.recording().close();
			}
			if (this.spool != null) {
				this.spool.close();
				OpenSpools.remove(this.spool);
			}
			RUNNING.set(null);
			throw ex;
		}
		finally {
			if (interrupted) {
				Thread.currentThread().interrupt();
			}
		}
	}

	/** An interrupt closes files that are being written, so it is the last resort. */
	private static void end(Thread pump) {
		try {
			if (!pump.join(STALL)) {
				pump.interrupt();
			}
		}
		catch (InterruptedException ex) {
			pump.interrupt();
		}
	}

	private CaptureOutput newSpool(TraceDirectory directory) throws IOException {
		Spool opened = new Spool(directory.newSpool(), this.settings.maxSpool());
		OpenSpools.add(opened);
		this.spool = opened;
		return new SpoolOutput(opened);
	}

	private InputStream openSpool() {
		return new SpoolInputStream(this.spool, () -> this.capture.request(EndReason.OUTPUT_CLOSED));
	}

	/** Sees to it that nothing is left of a trace that nobody reads to its end. */
	private void startReader(Thread pump) {
		this.reader = daemon("exectrace-capture", () -> {
			this.capture.awaitEnd();
			if (!this.spool.awaitRead(STALL)) {
				logger.log(Level.WARNING, "Nobody has read the rest of the trace for " + STALL.toSeconds()
						+ " seconds; it is thrown away");
				this.spool.close();
			}
			OpenSpools.remove(this.spool);
			if (pump != null) {
				end(pump);
			}
		});
		this.reader.start();
		if (pump != null) {
			pump.start();
		}
	}

	private void ended() {
		RUNNING.compareAndSet(this, null);
		this.ended.complete(null);
	}

	private static Thread daemon(String name, Runnable work) {
		Thread thread = new Thread(null, work, name, 0, false);
		thread.setDaemon(true);
		return thread;
	}

	/**
	 * The running capture.
	 * @return the capture or empty
	 */
	public static Optional<ExecutionTrace> running() {
		return Optional.ofNullable(RUNNING.get()).filter((trace) -> trace.capture != null);
	}

	/**
	 * Saves a snapshot of what happened just now where the recent past is recorded, by
	 * {@link TraceHistory}, unless the last snapshot is too recent. Does nothing where it
	 * is not, and never blocks.
	 * @param reason why, in words
	 */
	public static void snapshot(String reason) {
		TraceHistory.running().ifPresent((history) -> history.save(TraceSnapshot.Trigger.USER, reason));
	}

	/**
	 * Whether something records now, so that tasks, regions and logs are worth the work.
	 * @return whether it does
	 */
	public static boolean isEnabled() {
		return TaskRecorder.isActive();
	}

	/**
	 * The trace. A read blocks until more has been recorded, some four times a second,
	 * and answers the end of the stream once the capture has ended and all of it was
	 * read. Closing the stream before ends the capture with
	 * {@link EndReason#OUTPUT_CLOSED}.
	 * @return the stream, the same at every call
	 * @throws IllegalStateException if the capture writes to an output stream or a store
	 */
	public InputStream inputStream() {
		if (this.inputStream == null) {
			throw new IllegalStateException("The trace is not to be read from a stream");
		}
		return this.inputStream;
	}

	/**
	 * Hands over what was recorded up to now, and returns when it can be read or, where
	 * the capture writes to an output stream, when that has it or has taken nothing for
	 * thirty seconds. What goes on, as a wait that has not ended, is told later. It costs
	 * a chunk of the JVM's recorder, some 100 KB and a few milliseconds. Does nothing
	 * when the capture has ended.
	 */
	public void flush() {
		this.capture.awaitFlush();
		if (this.pumped) {
			boolean interrupted = Thread.interrupted();
			this.spool.awaitRead(STALL);
			if (interrupted) {
				Thread.currentThread().interrupt();
			}
		}
	}

	/**
	 * Ends the capture and returns when the tracing runtime is off. What was recorded
	 * stays readable. Does nothing when the capture has ended.
	 */
	public void stop() {
		requestStop();
		this.capture.awaitEnd();
		// The recorder's thread may not have come to that yet, but the next one may start
		RUNNING.compareAndSet(this, null);
	}

	/** Asks the capture to end, without waiting. */
	void requestStop() {
		this.capture.request(EndReason.STOPPED);
	}

	/**
	 * Ends the capture, and where it writes to an output stream returns when that has all
	 * of it and is closed, or has taken nothing for thirty seconds. Does nothing when
	 * that is done.
	 */
	@Override
	public void close() {
		stop();
		if (this.pumped) {
			try {
				this.reader.join();
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
		}
	}

	/**
	 * Runs the action once the capture has ended, at once if it already has. The action
	 * must not block.
	 * @param action the action
	 */
	public void onEnd(Runnable action) {
		this.ended.thenRun(action);
	}

	public boolean isRunning() {
		return endReason().isEmpty();
	}

	public Instant startedAt() {
		return this.startedAt;
	}

	/**
	 * When the capture ends at the latest.
	 * @return the instant
	 */
	public Instant until() {
		return this.until;
	}

	/**
	 * How many bytes of trace have been recorded so far, in finished chunks.
	 * @return the bytes
	 */
	public long bytes() {
		return this.capture.bytes();
	}

	/**
	 * How much the trace can tell.
	 * @return the level, or {@code null} before the first event, while the agent is being
	 * attached
	 */
	public TraceLevel level() {
		return this.capture.level();
	}

	/**
	 * Why the capture ended.
	 * @return the reason or empty while it runs
	 */
	public Optional<EndReason> endReason() {
		return this.capture.endReason();
	}

}
