package dev.exectrace.loadtest.check;

import java.util.Iterator;
import java.util.List;

import dev.exectrace.loadtest.trace.Block;
import dev.exectrace.loadtest.trace.Run;
import dev.exectrace.loadtest.trace.ThreadHistory;
import dev.exectrace.loadtest.trace.Trace;

/**
 * No thread is blocked while it runs.
 */
final class WaitsFitBetweenRuns implements Check {

	@Override
	public Finding check(Trace trace) {
		long wrong = 0;
		for (ThreadHistory thread : trace.threads().values()) {
			wrong += wrong(thread.blocks(), thread.runs());
		}
		return Finding.none("no thread is blocked while it runs", wrong, trace.blocks().size(), "waits");
	}

	private static long wrong(List<Block> blocks, List<Run> runs) {
		long wrong = 0;
		Iterator<Run> later = runs.iterator();
		Run run = later.hasNext() ? later.next() : null;
		for (Block block : blocks) {
			while (run != null && !TimeOrder.isBefore(block.start(), run.end())) {
				run = later.hasNext() ? later.next() : null;
			}
			if (run != null && TimeOrder.isBefore(run.start(), block.end())) {
				wrong++;
			}
		}
		return wrong;
	}

}
