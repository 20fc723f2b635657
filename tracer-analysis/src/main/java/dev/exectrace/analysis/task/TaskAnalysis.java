package dev.exectrace.analysis.task;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

import dev.exectrace.analysis.distribution.Bucket;
import dev.exectrace.analysis.distribution.Histogram;
import dev.exectrace.analysis.model.Tasks;
import dev.exectrace.analysis.model.Trace;
import dev.exectrace.analysis.path.CriticalPath;
import dev.exectrace.analysis.select.Selection;

/**
 * What tasks' time went into, by name and one by one. Safe for use by several threads.
 */
public final class TaskAnalysis {

	private final Trace trace;

	private final TaskSelection selected;

	private final Selection selection;

	/**
	 * An analysis.
	 * @param trace the trace
	 * @param selected which tasks
	 * @param selection in which time; its threads do not matter
	 */
	public TaskAnalysis(Trace trace, TaskSelection selected, Selection selection) {
		this.trace = trace;
		this.selected = selected;
		this.selection = selection;
	}

	/**
	 * The tasks in the selected time.
	 * @return their rows
	 */
	public int[] tasks() {
		Tasks tasks = this.trace.tasks();
		return IntStream.range(0, tasks.count())
			.filter((task) -> tasks.start(task) < this.selection.end(this.trace)
					&& tasks.end(task) >= Math.max(0, this.selection.from()))
			.filter((task) -> this.selected.includes(this.trace, task))
			.toArray();
	}

	/**
	 * By name.
	 * @return the kinds, that with the most time first
	 */
	public List<TaskKind> kinds() {
		return kinds(new HashMap<>());
	}

	/** By name, and adds how long those that ended took to what was known of the name. */
	List<TaskKind> kinds(Map<String, Histogram> all) {
		Map<String, List<Integer>> byName = new LinkedHashMap<>();
		for (int task : tasks()) {
			byName.computeIfAbsent(this.trace.tasks().name(task), (name) -> new ArrayList<>()).add(task);
		}
		List<TaskKind> kinds = new ArrayList<>();
		TaskSweep sweep = new TaskSweep(this.trace);
		byName.forEach((name, tasks) -> kinds
			.add(kind(name, tasks, sweep, all.computeIfAbsent(name, (key) -> new Histogram()))));
		kinds.sort(Comparator.comparingLong((TaskKind kind) -> kind.time().total())
			.reversed()
			.thenComparing(TaskKind::name));
		return kinds;
	}

	private TaskKind kind(String name, List<Integer> of, TaskSweep sweep, Histogram all) {
		Tasks tasks = this.trace.tasks();
		Histogram durations = new Histogram();
		TaskTime time = new TaskTime();
		TaskTime slowestTime = null;
		int complete = 0;
		int failed = 0;
		int slowest = -1;
		for (int task : of) {
			TaskTime own = time(task, sweep);
			time.add(own);
			if (tasks.isComplete(task)) {
				complete++;
				durations.add(tasks.duration(task));
			}
			failed += (tasks.outcome(task) != null) ? 1 : 0;
			if (slowest < 0 || tasks.duration(task) > tasks.duration(slowest)) {
				slowest = task;
				slowestTime = own;
			}
		}
		all.add(durations);
		List<Bucket> histogram = durations.doublings();
		return new TaskKind(name, of.size(), complete, failed, durations.take(), histogram, time, slowest, slowestTime);
	}

	/**
	 * Those that took the longest.
	 * @param count how many
	 * @return their rows, the slowest first
	 */
	public List<Integer> slowest(int count) {
		Tasks tasks = this.trace.tasks();
		return IntStream.of(tasks())
			.boxed()
			.sorted(Comparator.comparingLong((Integer task) -> tasks.duration(task)).reversed())
			.limit(count)
			.toList();
	}

	/**
	 * Where the time of a task went.
	 * @param task its row
	 * @return the time, which adds up to what of the task is in the selected time
	 */
	public TaskTime time(int task) {
		return time(task, new TaskSweep(this.trace));
	}

	private TaskTime time(int task, TaskSweep sweep) {
		return sweep.time(task, this.selection.from(), this.selection.to());
	}

	/**
	 * What made a task slow: the path of the thread that worked on it for the longest
	 * time, from when it took the task up first to when it left it last.
	 * @param task its row
	 * @return the path, empty where no thread is known
	 */
	public Optional<CriticalPath> path(int task) {
		Tasks tasks = this.trace.tasks();
		TaskScopes scopes = TaskScopes.of(this.trace, IntStream.of(task));
		int worker = scopes.most();
		if (worker >= 0) {
			long from = Math.max(scopes.of(worker).first(), tasks.start(task));
			return Optional.of(CriticalPath.of(this.trace, worker, Math.max(from, this.selection.from()), Math
				.min(Math.max(from, Math.min(scopes.of(worker).last(), tasks.end(task))), this.selection.to())));
		}
		worker = (tasks.ender(task) >= 0) ? tasks.ender(task) : tasks.beginner(task);
		return (worker < 0) ? Optional.empty() : Optional.of(CriticalPath.of(this.trace, worker,
				Math.max(tasks.start(task), this.selection.from()), Math.min(tasks.end(task), this.selection.to())));
	}

}
