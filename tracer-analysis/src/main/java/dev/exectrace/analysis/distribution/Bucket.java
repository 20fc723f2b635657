package dev.exectrace.analysis.distribution;

/**
 * How many times were of about one length.
 *
 * @param from of this length, in nanoseconds, or longer
 * @param to but shorter than this
 * @param count how many
 */
public record Bucket(long from, long to, long count) {
}
