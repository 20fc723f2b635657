package dev.exectrace.admin.store;

import java.time.Duration;

/**
 * What the store may hold.
 *
 * @param count the most traces
 * @param bytes the most bytes of all together
 * @param age how long a trace is kept
 */
public record StoreBounds(int count, long bytes, Duration age) {
}
