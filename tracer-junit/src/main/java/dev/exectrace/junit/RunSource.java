package dev.exectrace.junit;

import java.io.IOException;
import java.nio.file.Path;

import dev.exectrace.analysis.jfr.ReadProgress;
import dev.exectrace.analysis.jfr.TraceReader;
import dev.exectrace.analysis.model.TaskLogs;
import dev.exectrace.analysis.model.Trace;
import dev.exectrace.analysis.select.Selection;
import dev.exectrace.junit.run.RunTrace;
import dev.exectrace.runtime.task.Log;
import dev.exectrace.runtime.task.Task;

/**
 * A test's part of the trace of the whole run: from the begin of its task to a message
 * that is written when the trace is read.
 */
final class RunSource implements TraceSource {

	private static final String CATEGORY = "exectrace";

	private final RunTrace run;

	private final Task test = Task.current();

	RunSource(RunTrace run) {
		this.run = run;
	}

	@Override
	public Path file() {
		return this.run.file();
	}

	@Override
	public TestEvidence read() throws IOException {
		String message = "The trace of test " + this.test.id() + " is read";
		Log.write(CATEGORY, message);
		OpenWaits waiting = OpenWaits.now();
		String problem = this.run.flush();
		if (problem != null) {
			throw new IOException("the trace of this run is not complete: " + problem);
		}
		Trace trace = TraceReader.read(file(), ReadProgress.NONE);
		int row = trace.tasks().find(this.test.id());
		if (row < 0) {
			throw new IOException("the trace of this run does not tell of this test");
		}
		long from = trace.tasks().start(row);
		long to = find(trace.taskLogs(), message, trace.window());
		return new TestEvidence(trace, new Selection(null, from, to), this.test.id(), this.run.tests(), waiting,
				file() + ", from " + Nanos.text(from) + " to " + Nanos.text(to));
	}

	private static long find(TaskLogs logs, String message, long otherwise) {
		for (int log = logs.count() - 1; log >= 0; log--) {
			if (message.equals(logs.message(log)) && CATEGORY.equals(logs.category(log))) {
				return logs.at(log);
			}
		}
		return otherwise;
	}

	@Override
	public void end(Throwable failure, boolean failed) {
		// It is the run's listener that ends the test's task.
	}

}
