package dev.exectrace.loadtest.check;

import java.util.Comparator;
import java.util.List;

import dev.exectrace.loadtest.trace.Run;
import dev.exectrace.loadtest.trace.Trace;

/**
 * The runs on one carrier never overlap.
 */
final class CarriersRunOneThread implements Check {

	@Override
	public Finding check(Trace trace) {
		List<Run> runs = trace.runs()
			.stream()
			.sorted(Comparator.comparingLong(Run::carrier).thenComparingLong(Run::start).thenComparingLong(Run::end))
			.toList();
		long wrong = 0;
		for (int i = 1; i < runs.size(); i++) {
			Run before = runs.get(i - 1);
			Run run = runs.get(i);
			if (run.carrier() == before.carrier() && TimeOrder.isBefore(run.start(), before.end())) {
				wrong++;
			}
		}
		return Finding.none("runs on one carrier never overlap", wrong, runs.size(), "runs");
	}

}
