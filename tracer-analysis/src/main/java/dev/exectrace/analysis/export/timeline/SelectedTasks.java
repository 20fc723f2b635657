package dev.exectrace.analysis.export.timeline;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.exectrace.analysis.column.RowIndex;
import dev.exectrace.analysis.model.Regions;
import dev.exectrace.analysis.model.TaskLogs;
import dev.exectrace.analysis.model.Tasks;
import dev.exectrace.analysis.model.Trace;
import dev.exectrace.analysis.select.Selection;

/**
 * The tasks in the selected time on which selected threads worked, with their regions, on
 * lanes by name. Costs some ten bytes a task and a region.
 */
public final class SelectedTasks {

	/** What regions that belong to no task stand under. */
	private static final String NO_TASK = "regions";

	private final Trace trace;

	private final Selection selection;

	private final SelectedThreads threads;

	private final long from;

	private final long to;

	private final List<String> names = new ArrayList<>();

	private final int[] nameOfTask;

	/**
	 * Finds their names.
	 * @param trace the trace
	 * @param selection which part of it
	 * @param threads the selected threads and tasks
	 */
	public SelectedTasks(Trace trace, Selection selection, SelectedThreads threads) {
		this.trace = trace;
		this.selection = selection;
		this.threads = threads;
		this.from = Math.max(0, selection.from());
		this.to = selection.end(trace);
		this.nameOfTask = new int[trace.tasks().count()];
		Map<String, Integer> numbers = new HashMap<>();
		for (int task = 0; task < this.nameOfTask.length; task++) {
			String name = trace.tasks().name(task);
			Integer known = numbers.putIfAbsent(name, this.names.size());
			this.nameOfTask[task] = (known != null) ? known : this.names.size();
			if (known == null) {
				this.names.add(name);
			}
		}
		this.names.add(NO_TASK);
	}

	/**
	 * Hands them out.
	 * @param receiver receives them
	 * @throws IOException if the receiver cannot write
	 */
	public void forEach(TaskReceiver receiver) throws IOException {
		// A region's row is told when it ends, so of those that begin at once the last is
		// around the others.
		int tasks = this.trace.tasks().count();
		int regions = this.trace.regions().count();
		RowIndex slices = RowIndex.of(tasks + regions, this.names.size(),
				(item) -> (item < tasks) ? owner(item) : ownerOfRegion(regions - 1 - (item - tasks)),
				(item) -> Math.max(this.from, (item < tasks) ? this.trace.tasks().start(item)
						: this.trace.regions().start(regions - 1 - (item - tasks))));
		int lane = 0;
		for (int name = 0; name < this.names.size(); name++) {
			Lanes lanes = new Lanes(this.names.get(name), lane, receiver);
			for (int i = 0; i < slices.count(name); i++) {
				int item = slices.row(name, i);
				lanes.add((item < tasks) ? task(item) : region(regions - 1 - (item - tasks)));
			}
			lane = lanes.end();
		}
	}

	private int owner(int task) {
		Tasks tasks = this.trace.tasks();
		return (this.threads.includesTask(task) && isSelected(tasks.start(task), tasks.end(task)) && isWorkedOn(task))
				? this.nameOfTask[task] : -1;
	}

	private int ownerOfRegion(int region) {
		Regions regions = this.trace.regions();
		if (!isSelected(regions.start(region), regions.end(region)) || !this.threads.contains(regions.thread(region))) {
			return -1;
		}
		int task = task(regions.taskId(region));
		if (!this.threads.includesTask(task)) {
			return -1;
		}
		return (task >= 0) ? this.nameOfTask[task] : this.names.size() - 1;
	}

	private int task(long id) {
		return (id != 0) ? this.trace.tasks().find(id) : -1;
	}

	private boolean isSelected(long start, long end) {
		return start < this.to && (end > this.from || start >= this.from);
	}

	private boolean isWorkedOn(int task) {
		Tasks tasks = this.trace.tasks();
		if (this.selection.threads() == null || this.threads.contains(tasks.beginner(task))
				|| this.threads.contains(tasks.ender(task))) {
			return true;
		}
		RowIndex regions = this.trace.regionsByTask();
		for (int i = 0; i < regions.count(task); i++) {
			if (this.threads.contains(this.trace.regions().thread(regions.row(task, i)))) {
				return true;
			}
		}
		return false;
	}

	private TaskSlice task(int task) {
		return slice(task, -1, -1, this.trace.tasks().start(task), this.trace.tasks().end(task));
	}

	private TaskSlice region(int region) {
		Regions regions = this.trace.regions();
		return slice(task(regions.taskId(region)), region, regions.thread(region), regions.start(region),
				regions.end(region));
	}

	private TaskSlice slice(int task, int region, int thread, long start, long end) {
		long since = Math.max(start, this.from);
		return new TaskSlice(task, region, thread, since, Math.max(since, Math.min(end, this.to)));
	}

	/**
	 * Whether a message is in the selected time, of a selected thread and task.
	 * @param log the message's row
	 * @return whether it is
	 */
	public boolean includesLog(int log) {
		TaskLogs logs = this.trace.taskLogs();
		return logs.at(log) >= this.from && logs.at(log) < this.to && this.threads.contains(logs.thread(log))
				&& this.threads.includesTask(task(logs.taskId(log)));
	}

}
