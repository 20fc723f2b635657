package dev.exectrace.junit.run;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import dev.exectrace.junit.recording.RecordingFailedException;
import dev.exectrace.junit.recording.TraceRecording;

/**
 * The trace of all tests of this JVM, while it is recorded. Safe for use by several
 * threads.
 */
public final class RunTrace {

	private static final Logger logger = System.getLogger(RunTrace.class.getName());

	private static RunTrace current;

	private final TraceRecording recording;

	private final Set<Long> tests = ConcurrentHashMap.newKeySet();

	private RunTrace(TraceRecording recording) {
		this.recording = recording;
	}

	/**
	 * The trace that is recorded now.
	 * @return the trace or empty
	 */
	public static synchronized Optional<RunTrace> current() {
		return Optional.ofNullable(current);
	}

	/**
	 * Starts the trace unless one is recorded.
	 * @return whether it was started, to be {@link #close() closed} by the caller
	 */
	static synchronized boolean start(String location) {
		if (current != null) {
			return false;
		}
		RunFile file = null;
		try {
			file = RunFile.claim(location);
			current = new RunTrace(TraceRecording.start(file.path(), file.stream()));
			logger.log(Level.INFO, "These tests are traced: " + file.path().toAbsolutePath());
			return true;
		}
		catch (RecordingFailedException ex) {
			logger.log(Level.WARNING, "These tests are not traced: " + ex.getMessage());
			file.delete();
		}
		catch (RunFile.UnusableException ex) {
			logger.log(Level.WARNING, "These tests are not traced: " + ex.getMessage());
		}
		return false;
	}

	static void close() {
		RunTrace ended;
		synchronized (RunTrace.class) {
			ended = current;
			current = null;
		}
		ended.recording.close();
		String problem = ended.recording.problem();
		if (problem != null) {
			logger.log(Level.WARNING, "The trace of these tests is not complete: " + problem);
		}
	}

	void began(long test) {
		this.tests.add(test);
	}

	/**
	 * The tests that have begun.
	 * @return the ids of their tasks
	 */
	public Set<Long> tests() {
		return this.tests;
	}

	/**
	 * The file that the trace is written to.
	 * @return the file
	 */
	public Path file() {
		return this.recording.file();
	}

	/**
	 * Writes what was recorded so far to the file.
	 * @return why it does not hold all of that, {@code null} where it does
	 */
	public String flush() {
		this.recording.flush();
		return this.recording.problem();
	}

}
