package dev.exectrace.loadtest.check;

/**
 * The order of two times of a trace. They are rounded to ticks of its clock, each from
 * the start of its own chunk.
 */
final class TimeOrder {

	private static final long ROUNDING_NANOS = 20;

	private TimeOrder() {
	}

	static boolean isBefore(long time, long other) {
		return time < other - ROUNDING_NANOS;
	}

}
