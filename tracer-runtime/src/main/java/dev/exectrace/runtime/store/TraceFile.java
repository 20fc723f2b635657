package dev.exectrace.runtime.store;

import java.time.Instant;

/**
 * A finished trace.
 *
 * @param id its id
 * @param kind what caused it
 * @param reason why it is what it is, in words, or {@code null} where nobody knows any
 * more
 * @param at when it was begun
 * @param endedAt when it was finished
 * @param bytes its size
 */
public record TraceFile(String id, String kind, String reason, Instant at, Instant endedAt, long bytes) {
}
