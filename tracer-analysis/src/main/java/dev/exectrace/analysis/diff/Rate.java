package dev.exectrace.analysis.diff;

/**
 * How much of something there is, per second or per thread.
 *
 * @param nanos the mean time, in nanoseconds
 * @param error the standard error of that mean
 * @param count how often, on average; for stacks, and for processor time, as far as
 * samples tell
 */
public record Rate(double nanos, double error, double count) {

	/** Nothing. */
	static final Rate NONE = new Rate(0, 0, 0);

}
