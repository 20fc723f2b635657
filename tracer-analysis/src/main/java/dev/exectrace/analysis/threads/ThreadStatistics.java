package dev.exectrace.analysis.threads;

import dev.exectrace.analysis.distribution.Distribution;
import dev.exectrace.analysis.breakdown.Breakdown;

/**
 * What a thread did, or all threads of a group, in the selected time. What reaches out of
 * that time counts with what is inside.
 *
 * @param name the name of the thread or the group
 * @param group the name of the group
 * @param kind what kind of threads
 * @param id the id that Java gave the thread, negative for a group
 * @param threads how many threads
 * @param time where their time went
 * @param cpu the processor time by samples, in nanoseconds; 0 where none was taken
 * @param runnable how long they were runnable each time, stops of the JVM among it
 * @param waits how long they were blocked each time
 */
public record ThreadStatistics(String name, String group, ThreadKind kind, long id, int threads, Breakdown time,
		long cpu, Distribution runnable, Distribution waits) {
}
