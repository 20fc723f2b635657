package dev.exectrace.runtime.store;

import java.time.Duration;

/**
 * How much is kept: what is too old or too much goes, the oldest first.
 *
 * @param maxCount how many traces
 * @param maxSize how many bytes they have together; a single larger one is kept
 * @param maxAge for how long after they were finished, or {@code null} for ever
 */
public record Bounds(int maxCount, long maxSize, Duration maxAge) {
}
