package dev.exectrace.analysis.export.table;

import java.io.IOException;

import dev.exectrace.analysis.export.timeline.SelectedThreads;
import dev.exectrace.analysis.model.Runs;
import dev.exectrace.analysis.model.Trace;
import dev.exectrace.analysis.model.WakeCause;
import dev.exectrace.analysis.model.Wakeups;
import dev.exectrace.analysis.select.Selection;

/**
 * The rows of {@link Table#WAKEUPS}.
 */
final class WakeupRows {

	private WakeupRows() {
	}

	static void write(Trace trace, Selection selection, SelectedThreads wakees, TableSink sink) throws IOException {
		long from = Math.max(0, selection.from());
		long to = selection.end(trace);
		Runs runs = trace.runs();
		for (int run = 0; run < runs.count(); run++) {
			if (runs.waker(run) >= 0 || runs.cause(run) != WakeCause.UNKNOWN) {
				long at = runs.start(run) - runs.runnable(run);
				if (at >= from && at < to && wakees.contains(runs.thread(run), at)) {
					row(sink, at, runs.waker(run), runs.thread(run), runs.cause(run));
				}
			}
		}
		Wakeups wakeups = trace.wakeups();
		for (int row = 0; row < wakeups.count(); row++) {
			long at = wakeups.at(row);
			if (at >= from && at < to && wakees.contains(wakeups.wakee(row), at)) {
				row(sink, at, wakeups.waker(row), wakeups.wakee(row), WakeCause.UNPARK);
			}
		}
	}

	private static void row(TableSink sink, long at, int waker, int wakee, WakeCause cause) throws IOException {
		sink.number(at);
		sink.reference(waker);
		sink.number(wakee);
		sink.text(cause.label());
		sink.endRow();
	}

}
