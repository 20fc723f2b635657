package dev.exectrace.junit.recording;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

import dev.exectrace.runtime.EndReason;
import dev.exectrace.runtime.ExecutionTrace;
import dev.exectrace.runtime.TraceRunningException;
import dev.exectrace.runtime.TraceSettings;
import dev.exectrace.runtime.TraceUnavailableException;

/**
 * A capture that is written to a file. Safe for use by several threads.
 */
public final class TraceRecording {

	/** Longer than any test run: a capture needs an end. */
	private static final Duration LONGEST = Duration.ofDays(30);

	private static final long LOOK_NANOS = 1_000_000;

	private final Path file;

	private final TraceOutput output;

	private final ExecutionTrace trace;

	private TraceRecording(Path file, TraceOutput output, ExecutionTrace trace) {
		this.file = file;
		this.output = output;
		this.trace = trace;
	}

	/**
	 * Starts a capture and returns when it records. At the first one in a JVM that takes
	 * a second or two, as the agent is attached.
	 * @param file the file, overwritten where it exists
	 * @return the capture
	 * @throws RecordingFailedException if nothing can be recorded
	 */
	public static TraceRecording start(Path file) throws RecordingFailedException {
		try {
			Files.createDirectories(file.toAbsolutePath().getParent());
			return start(file, Files.newOutputStream(file));
		}
		catch (IOException ex) {
			throw new RecordingFailedException(file + " cannot be written (" + ex + ")", ex);
		}
	}

	/**
	 * Starts a capture and returns when it records.
	 * @param file the file
	 * @param stream writes to the file; closed at the end, or where nothing can be
	 * recorded
	 * @return the capture
	 * @throws RecordingFailedException if nothing can be recorded
	 */
	public static TraceRecording start(Path file, OutputStream stream) throws RecordingFailedException {
		TraceOutput output = new TraceOutput(stream);
		try {
			TraceRecording recording = new TraceRecording(file, output,
					ExecutionTrace.start(output, TraceSettings.of(LONGEST)));
			recording.awaitStart();
			return recording;
		}
		catch (TraceRunningException | TraceUnavailableException ex) {
			output.abandon();
			throw new RecordingFailedException(ex.getMessage(), ex);
		}
	}

	private void awaitStart() {
		boolean interrupted = Thread.interrupted();
		while (this.trace.isRunning() && this.trace.level() == null) {
			LockSupport.parkNanos(this, LOOK_NANOS);
			interrupted |= Thread.interrupted();
		}
		restore(interrupted);
	}

	/**
	 * The file that the capture is written to.
	 * @return the file
	 */
	public Path file() {
		return this.file;
	}

	/**
	 * Writes what was recorded so far to the file.
	 */
	public void flush() {
		this.trace.flush();
	}

	/**
	 * Ends the capture and returns when all of it is in the file. Does nothing when that
	 * is done.
	 */
	public void close() {
		boolean interrupted = Thread.interrupted();
		try {
			this.trace.close();
		}
		finally {
			restore(interrupted);
		}
	}

	/**
	 * Why the file does not hold all of the trace.
	 * @return the reason, {@code null} where it does so far
	 */
	public String problem() {
		if (this.output.failure() != null) {
			return this.file + " cannot be written any more (" + this.output.failure() + ")";
		}
		EndReason reason = this.trace.endReason().orElse(EndReason.STOPPED);
		return (reason != EndReason.STOPPED) ? "the capture ended early: " + reason : null;
	}

	private static void restore(boolean interrupted) {
		if (interrupted) {
			Thread.currentThread().interrupt();
		}
	}

}
