package dev.exectrace.runtime;

import java.time.Instant;

/**
 * A capture that has ended and waits in a {@link TraceStore} to be fetched. Immutable.
 *
 * @param id its id: letters, digits and hyphens
 * @param outcome why it ended, or {@code null} for one that an earlier JVM has left
 * @param detail what went wrong, in words, or {@code null}
 * @param startedAt when it was started
 * @param endedAt when it ended
 * @param bytes its size; 0 if nothing could be stored
 */
public record StoredTrace(String id, EndReason outcome, String detail, Instant startedAt, Instant endedAt, long bytes) {
}
