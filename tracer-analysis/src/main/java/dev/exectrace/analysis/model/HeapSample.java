package dev.exectrace.analysis.model;

/**
 * How full the heap was.
 *
 * @param at when, in nanoseconds since the window's start
 * @param used the bytes in use
 * @param committed the bytes that the JVM had, 0 where not known
 */
public record HeapSample(long at, long used, long committed) {
}
