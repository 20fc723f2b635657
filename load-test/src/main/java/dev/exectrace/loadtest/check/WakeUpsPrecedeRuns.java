package dev.exectrace.loadtest.check;

import java.util.List;

import dev.exectrace.loadtest.trace.Run;
import dev.exectrace.loadtest.trace.ThreadHistory;
import dev.exectrace.loadtest.trace.Trace;

/**
 * Whatever runs was made ready before, by something known: the wake-up stands between the
 * beginning of the thread's last run and that of this one. The first run of a thread that
 * was there before the capture goes free.
 */
final class WakeUpsPrecedeRuns implements Check {

	@Override
	public Finding check(Trace trace) {
		long seen = 0;
		long wrong = 0;
		for (ThreadHistory thread : trace.threads().values()) {
			List<Run> runs = thread.runs();
			for (int i = 1; i < runs.size(); i++) {
				seen++;
				wrong += isOrdered(runs.get(i - 1), runs.get(i)) ? 0 : 1;
			}
		}
		return Finding.none("every wake-up precedes its run", wrong, seen, "runs after a stop");
	}

	private static boolean isOrdered(Run before, Run run) {
		return !run.cause().isEmpty() && !TimeOrder.isBefore(run.ready(), before.start())
				&& !TimeOrder.isBefore(run.start(), run.ready());
	}

}
