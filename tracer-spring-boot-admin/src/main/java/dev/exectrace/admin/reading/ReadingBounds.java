package dev.exectrace.admin.reading;

import java.time.Duration;

/**
 * What may be held in memory.
 *
 * @param bytes the largest file that is read
 * @param count the most traces at a time
 * @param idle how long one that is not asked for is held
 */
public record ReadingBounds(long bytes, int count, Duration idle) {
}
