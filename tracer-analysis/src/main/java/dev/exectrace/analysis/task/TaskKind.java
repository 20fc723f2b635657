package dev.exectrace.analysis.task;

import java.util.List;

import dev.exectrace.analysis.distribution.Bucket;
import dev.exectrace.analysis.distribution.Distribution;

/**
 * The tasks of one name. Immutable but for its times, which are not to be changed.
 *
 * @param name the name
 * @param count how many there are
 * @param complete how many of them ended in the trace
 * @param failed how many of these did not succeed
 * @param durations how long these took
 * @param histogram the same, by length
 * @param time where the time of all went
 * @param slowest the row of the one that took the longest
 * @param slowestTime where its time went
 */
public record TaskKind(String name, int count, int complete, int failed, Distribution durations, List<Bucket> histogram,
		TaskTime time, int slowest, TaskTime slowestTime) {
}
