package dev.exectrace.runtime.history;

import java.time.Instant;

/**
 * A saved trace.
 *
 * @param id its id
 * @param kind what caused it
 * @param reason why, in words, or {@code null} where nobody knows any more
 * @param at when it was saved
 * @param bytes its size
 */
public record SnapshotFile(String id, String kind, String reason, Instant at, long bytes) {
}
