package dev.exectrace.analysis.generator;

import dev.exectrace.analysis.model.Trace;

/**
 * A trace and what really happened in it.
 *
 * @param trace the trace
 * @param account what happened
 */
public record Schedule(Trace trace, Account account) {
}
