package dev.exectrace.analysis.model;

/**
 * How busy the processors were.
 *
 * @param at when, in nanoseconds since the window's start
 * @param jvm the share of all processors that the JVM used, from 0 to 1
 * @param machine the share that was used in all, from 0 to 1
 */
public record CpuLoad(long at, double jvm, double machine) {
}
