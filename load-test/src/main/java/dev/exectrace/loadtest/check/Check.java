package dev.exectrace.loadtest.check;

import dev.exectrace.loadtest.trace.Trace;

/**
 * Something that must be true of every trace.
 */
@FunctionalInterface
interface Check {

	/**
	 * Checks a trace.
	 * @param trace the trace
	 * @return what came out
	 */
	Finding check(Trace trace);

}
