package dev.exectrace.analysis.instances;

import java.util.List;

import dev.exectrace.analysis.model.TraceFacts;
import dev.exectrace.analysis.summary.StateTimes;

/**
 * One instance in short. Immutable.
 *
 * @param name its name
 * @param facts what its trace is
 * @param states where the time of its threads went, by kind of thread
 * @param stopped how long all threads were stopped, in nanoseconds
 * @param tasks how many tasks it has
 */
public record Instance(String name, TraceFacts facts, List<StateTimes> states, long stopped, long tasks) {
}
