package dev.exectrace.loadtest.check;

import dev.exectrace.loadtest.trace.Trace;

/**
 * The trace says where it begins and ends, and that nothing is missing in between.
 */
final class NoLostData implements Check {

	@Override
	public Finding check(Trace trace) {
		boolean whole = trace.start().isPresent() && trace.end().isPresent();
		return Finding.of("no data is lost", whole && trace.lostBytes() == 0 && trace.dropped() == 0,
				"%,d bytes lost, %,d events dropped, %s", trace.lostBytes(), trace.dropped(),
				whole ? "start and end are there" : "start or end is missing");
	}

}
