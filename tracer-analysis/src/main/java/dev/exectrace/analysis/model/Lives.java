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
			first(threads, thread, (count > 0) ? begin(runs, trace.runsByThread().row(thread, 0)) : trace.window());
			last(threads, thread,
					(count > 0) ? runs.end(trace.runsByThread().row(thread, count - 1)) : threads.start(thread));
		}
	}

	/** Bounds the life of a thread that was first seen at a time. */
	static void first(Threads threads, int thread, long at) {
		if (!threads.isStartKnown(thread) && threads.atStart(thread) == null) {
			threads.seen(thread, at);
		}
	}

	/** Bounds the life of a thread that was last seen at a time. */
	static void last(Threads threads, int thread, long at) {
		if (!threads.isEndKnown(thread) && threads.atEnd(thread) == null) {
			threads.unseen(thread, at);
		}
	}

	private static long begin(Runs runs, int run) {
		return runs.start(run) - runs.runnable(run) - runs.blocked(run);
	}

}
