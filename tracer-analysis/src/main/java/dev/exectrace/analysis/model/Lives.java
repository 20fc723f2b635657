package dev.exectrace.analysis.model;

/**
 * Bounds the lives of virtual threads whose start or end is missing, as its record was
 * lost: where a capture lists its live threads, one that is not listed at the start came
 * later, and one that is not listed at the end had gone.
 */
final class Lives {

	private Lives() {
	}

	static void bound(Trace trace) {
		Threads threads = trace.threads();
		Runs runs = trace.runs();
		for (int thread = 0; thread < threads.count(); thread++) {
			if (!threads.isVirtual(thread)) {
				continue;
			}
			int count = trace.runsByThread().count(thread);
			if (lacksStart(threads, thread)) {
				threads.seen(thread, (count > 0) ? begin(runs, trace.runsByThread().row(thread, 0)) : trace.window());
			}
			if (lacksEnd(threads, thread)) {
				threads.unseen(thread,
						(count > 0) ? runs.end(trace.runsByThread().row(thread, count - 1)) : threads.start(thread));
			}
		}
	}

	/** Whether a thread came later, and nothing tells when. */
	static boolean lacksStart(Threads threads, int thread) {
		return !threads.isStartKnown(thread) && threads.atStart(thread) == null;
	}

	/** Whether a thread had gone before the end, and nothing tells when. */
	static boolean lacksEnd(Threads threads, int thread) {
		return !threads.isEndKnown(thread) && threads.atEnd(thread) == null;
	}

	private static long begin(Runs runs, int run) {
		return runs.start(run) - runs.runnable(run) - runs.blocked(run);
	}

}
