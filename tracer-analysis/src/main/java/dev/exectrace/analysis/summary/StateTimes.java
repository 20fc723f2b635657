package dev.exectrace.analysis.summary;

import dev.exectrace.analysis.breakdown.Breakdown;
import dev.exectrace.analysis.distribution.Distribution;

/**
 * Where the time of one kind of threads went.
 *
 * @param kind what threads, as people call them
 * @param threads how many there were
 * @param times their states, without idle waits; in nanoseconds
 * @param idle how long they waited for work, in nanoseconds
 * @param latency how long they were ready to run before they ran
 */
public record StateTimes(String kind, int threads, Breakdown times, long idle, Distribution latency) {
}
