package dev.exectrace.junit;

import java.io.IOException;
import java.nio.file.Path;

import dev.exectrace.analysis.model.Trace;
import dev.exectrace.analysis.select.Selection;

/**
 * The trace of a test that is {@link ExecutionTraced}, as a parameter of its methods.
 * <p>
 * The first look at it, as by the first assertion, ends the capture: what the test does
 * after that is not in it. Where the whole run is traced that goes on, and the test's
 * part ends with the first look. Safe for use by several threads.
 */
public final class TestTrace {

	private final TraceSource source;

	private TestEvidence evidence;

	TestTrace(TraceSource source) {
		this.source = source;
	}

	/**
	 * The trace, for what the assertions do not know. Where the whole run is traced it is
	 * that of the run so far.
	 * @return the trace
	 * @throws AssertionError if none could be recorded
	 */
	public Trace trace() {
		return evidence().trace();
	}

	/**
	 * The time of the test in the trace.
	 * @return the selection, with all threads
	 * @throws AssertionError if no trace could be recorded
	 */
	public Selection selection() {
		return evidence().selection();
	}

	/**
	 * The file that the trace is written to, that of the whole run where that is traced.
	 * @return the file, which need not be complete before the test has ended
	 */
	public Path file() {
		return this.source.file();
	}

	synchronized TestEvidence evidence() {
		if (this.evidence == null) {
			try {
				this.evidence = this.source.read();
			}
			catch (IOException ex) {
				throw new AssertionError("There is no trace to look at: " + ex.getMessage(), ex);
			}
		}
		return this.evidence;
	}

	synchronized void end(Throwable failure, boolean failed) {
		this.source.end(failure, failed);
	}

	@Override
	public String toString() {
		return "trace in " + file();
	}

}
