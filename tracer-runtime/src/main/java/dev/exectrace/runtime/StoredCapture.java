package dev.exectrace.runtime;

/**
 * A running capture whose trace goes into a {@link TraceStore}. Immutable.
 *
 * @param id the id that the trace is going to have there
 * @param trace the capture
 */
public record StoredCapture(String id, ExecutionTrace trace) {
}
