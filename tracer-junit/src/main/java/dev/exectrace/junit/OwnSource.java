package dev.exectrace.junit;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

import dev.exectrace.analysis.jfr.ReadProgress;
import dev.exectrace.analysis.jfr.TraceReader;
import dev.exectrace.analysis.model.Trace;
import dev.exectrace.analysis.select.Selection;
import dev.exectrace.junit.recording.RecordingFailedException;
import dev.exectrace.junit.recording.TestTask;
import dev.exectrace.junit.recording.TraceRecording;

/**
 * A capture for one test.
 */
final class OwnSource implements TraceSource {

	private static final Logger logger = System.getLogger(ExecutionTraced.class.getName());

	private final TraceRecording recording;

	private final TestTask test;

	private final ExecutionTraced.Keep keep;

	private OwnSource(TraceRecording recording, TestTask test, ExecutionTraced.Keep keep) {
		this.recording = recording;
		this.test = test;
		this.keep = keep;
	}

	static TraceSource start(Path directory, ExecutionTraced.Keep keep, String className, String methodName,
			String displayName, String uniqueId) {
		Path file = TestFiles.claim(directory, TestTask.name(className, methodName, displayName), uniqueId);
		try {
			TraceRecording recording = TraceRecording.start(file);
			return new OwnSource(recording, TestTask.begin(className, methodName, displayName), keep);
		}
		catch (RecordingFailedException ex) {
			logger.log(Level.WARNING, "A test is not traced: " + ex.getMessage());
			return new NoSource(file, ex.getMessage());
		}
	}

	@Override
	public Path file() {
		return this.recording.file();
	}

	@Override
	public TestEvidence read() throws IOException {
		finish(null, false);
		String problem = this.recording.problem();
		if (problem != null) {
			throw new IOException(problem);
		}
		Trace trace = TraceReader.read(file(), ReadProgress.NONE);
		return new TestEvidence(trace, Selection.ALL, this.test.id(), Set.of(this.test.id()), OpenWaits.NONE,
				file().toString());
	}

	@Override
	public void end(Throwable failure, boolean failed) {
		finish(failure, failed);
		if (failed || this.keep == ExecutionTraced.Keep.ALWAYS) {
			TestFiles.keep(file());
			logger.log(Level.INFO, "The trace of this test: " + file().toAbsolutePath());
			return;
		}
		try {
			Files.deleteIfExists(file());
		}
		catch (IOException ex) {
			logger.log(Level.WARNING, file() + " is left behind: it cannot be deleted (" + ex + ")");
		}
	}

	private void finish(Throwable failure, boolean failed) {
		if (failure != null && !failed) {
			this.test.end("aborted");
		}
		this.test.end(failure);
		this.recording.close();
	}

}
