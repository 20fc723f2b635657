package dev.exectrace.analysis.task;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import dev.exectrace.analysis.distribution.Histogram;
import dev.exectrace.analysis.model.Tasks;
import dev.exectrace.analysis.model.Trace;
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
		Map<String, List<Integer>> byName = new LinkedHashMap<>();
		for (int task : tasks()) {
			byName.computeIfAbsent(this.trace.tasks().name(task), (name) -> new ArrayList<>()).add(task);
		}
		List<TaskKind> kinds = new ArrayList<>();
		TaskSweep sweep = new TaskSweep(this.trace);
		byName.forEach((name, tasks) -> kinds.add(kind(name, tasks, sweep)));
		kinds.sort(Comparator.comparingLong((TaskKind kind) -> kind.time().total())
			.reversed()
			.thenComparing(TaskKind::name));
		return kinds;
	}

	private TaskKind kind(String name, List<Integer> of, TaskSweep sweep) {
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
		return new TaskKind(name, of.size(), complete, failed, durations.take(), time, slowest, slowestTime);
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
	 * The thread to follow to see what made a task slow: the one that worked on it for
	 * the longest time.
	 * @param task its row
	 * @return the thread's number, negative where none is known
	 */
	public int worker(int task) {
		Map<Integer, Long> worked = new LinkedHashMap<>();
		new TaskWork(this.trace).forEach(task, (thread, from, to) -> worked.merge(thread, to - from, Long::sum));
		return worked.entrySet()
			.stream()
			.max(Map.Entry.comparingByValue())
			.map(Map.Entry::getKey)
			.orElse(Math.max(this.trace.tasks().ender(task), this.trace.tasks().beginner(task)));
	}

}
