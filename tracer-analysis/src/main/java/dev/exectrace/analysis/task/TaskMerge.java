package dev.exectrace.analysis.task;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.exectrace.analysis.distribution.Bucket;
import dev.exectrace.analysis.distribution.Distribution;
import dev.exectrace.analysis.distribution.Histogram;

/**
 * Adds up the tasks of several instances by name. Holds on to no trace, so that traces
 * can be read one after the other; every name takes some 30 kB. For one thread.
 */
public final class TaskMerge {

	private final Map<String, Histogram> durations = new HashMap<>();

	private final Map<String, Map<String, TaskKind>> byName = new LinkedHashMap<>();

	/**
	 * Adds the tasks of an instance.
	 * @param instance the instance's name
	 * @param analysis the analysis of its trace, which is not needed afterwards
	 * @return its tasks by name, that with the most time first
	 */
	public List<TaskKind> add(String instance, TaskAnalysis analysis) {
		List<TaskKind> kinds = analysis.kinds(this.durations);
		for (TaskKind kind : kinds) {
			this.byName.computeIfAbsent(kind.name(), (name) -> new LinkedHashMap<>()).put(instance, kind);
		}
		return kinds;
	}

	/**
	 * By name. Empties this.
	 * @return the tasks, those with the most time first
	 */
	public List<InstanceTasks> take() {
		List<InstanceTasks> tasks = new ArrayList<>();
		this.byName.forEach((name, kinds) -> tasks.add(together(name, kinds, this.durations.remove(name))));
		this.byName.clear();
		tasks.sort(Comparator.comparingLong((InstanceTasks kind) -> kind.all().time().total())
			.reversed()
			.thenComparing(InstanceTasks::name));
		return tasks;
	}

	private static InstanceTasks together(String name, Map<String, TaskKind> kinds, Histogram durations) {
		TaskTime time = new TaskTime();
		int count = 0;
		int complete = 0;
		int failed = 0;
		String slowestOn = null;
		for (Map.Entry<String, TaskKind> entry : kinds.entrySet()) {
			TaskKind kind = entry.getValue();
			time.add(kind.time());
			count += kind.count();
			complete += kind.complete();
			failed += kind.failed();
			if (slowestOn == null || kind.slowestTime().total() > kinds.get(slowestOn).slowestTime().total()) {
				slowestOn = entry.getKey();
			}
		}
		TaskKind slowest = kinds.get(slowestOn);
		List<Bucket> histogram = durations.doublings();
		Distribution distribution = durations.take();
		return new InstanceTasks(new TaskKind(name, count, complete, failed, distribution, histogram, time,
				slowest.slowest(), slowest.slowestTime()), slowestOn, Collections.unmodifiableMap(kinds));
	}

}
