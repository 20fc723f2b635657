package dev.exectrace.runtime;

import java.io.IOException;

import dev.exectrace.runtime.directory.TraceDirectory;
import dev.exectrace.runtime.instrument.Instrumented;
import dev.exectrace.runtime.recording.ClockSetBackException;
import dev.exectrace.runtime.recording.JdkRecording;

/**
 * Gets together what a capture cannot do without, or says what is missing.
 */
final class CaptureStart {

	private final TraceSettings settings;

	CaptureStart(TraceSettings settings) {
		this.settings = settings;
	}

	Capture create(OutputFactory outputs, Runnable onEnd) {
		try {
			TraceDirectory directory = TraceDirectory.in(this.settings.directory());
			boolean scheduling = Instrumented.current() != null || this.settings.attachAgent();
			JdkRecording recording = JdkRecording.start(directory.repository(), scheduling);
			try {
				return new Capture(this.settings, recording, outputs.create(directory), onEnd);
			}
			catch (IOException | RuntimeException | Error ex) {
				recording.close();
				throw ex;
			}
		}
		catch (ClockSetBackException ex) {
			throw new TraceUnavailableException("No trace can be recorded: " + ex.getMessage(), ex);
		}
		catch (IOException ex) {
			throw new TraceUnavailableException("No trace can be recorded: the directory for it cannot be used ("
					+ ex.getMessage() + "); free some space or set another directory", ex);
		}
		catch (RuntimeException | LinkageError ex) {
			throw new TraceUnavailableException("No trace can be recorded: " + RecorderModule.explain(ex), ex);
		}
	}

	@FunctionalInterface
	interface OutputFactory {

		CaptureOutput create(TraceDirectory directory) throws IOException;

	}

}
