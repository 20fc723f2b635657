package dev.exectrace.analysis.instances;

import java.util.List;

import dev.exectrace.analysis.diff.InstanceDiff;
import dev.exectrace.analysis.task.InstanceTasks;

/**
 * The traces of several instances on a page. Immutable.
 *
 * @param instances each in short
 * @param diff which is different, and in what, in time per second
 * @param stacks where threads were blocked most
 * @param tasks the tasks by name, those with the most time first
 * @param findings what cost the threads of all instances most of their time, the
 * costliest first
 */
public record InstancesSummary(List<Instance> instances, InstanceDiff diff, List<InstanceStack> stacks,
		List<InstanceTasks> tasks, List<InstanceFinding> findings) {
}
