package dev.exectrace.analysis.distribution;

/**
 * How long something took, in nanoseconds. Percentiles are right to within 0.8%.
 *
 * @param count how often it was
 * @param sum how long in all
 * @param p50 as long as this or shorter in half of the cases
 * @param p90 the same for 90 of 100
 * @param p99 the same for 99 of 100
 * @param max the longest
 */
public record Distribution(long count, long sum, long p50, long p90, long p99, long max) {

	/** Of what never was. */
	public static final Distribution NONE = new Distribution(0, 0, 0, 0, 0, 0);

}
