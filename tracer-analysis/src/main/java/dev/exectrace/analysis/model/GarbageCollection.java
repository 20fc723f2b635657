package dev.exectrace.analysis.model;

/**
 * A garbage collection.
 *
 * @param id the JVM's number for it
 * @param name the collector's name
 * @param cause why
 * @param start since when, in nanoseconds since the window's start
 * @param duration how long, in nanoseconds
 * @param pauses the sum of its pauses, in nanoseconds
 * @param longestPause the longest of them, in nanoseconds
 */
public record GarbageCollection(long id, String name, String cause, long start, long duration, long pauses,
		long longestPause) {
}
