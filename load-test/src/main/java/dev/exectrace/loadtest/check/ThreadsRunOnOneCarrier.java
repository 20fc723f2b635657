package dev.exectrace.loadtest.check;

import java.util.List;

import dev.exectrace.loadtest.trace.Run;
import dev.exectrace.loadtest.trace.ThreadHistory;
import dev.exectrace.loadtest.trace.Trace;

/**
 * No virtual thread runs on two carriers at once.
 */
final class ThreadsRunOnOneCarrier implements Check {

	@Override
	public Finding check(Trace trace) {
		long wrong = 0;
		for (ThreadHistory thread : trace.threads().values()) {
			List<Run> runs = thread.runs();
			for (int i = 1; i < runs.size(); i++) {
				if (TimeOrder.isBefore(runs.get(i).start(), runs.get(i - 1).end())) {
					wrong++;
				}
			}
		}
		return Finding.none("no thread runs on two carriers at once", wrong, trace.runs().size(), "runs");
	}

}
