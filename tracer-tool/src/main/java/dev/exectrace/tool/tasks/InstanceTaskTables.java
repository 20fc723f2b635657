package dev.exectrace.tool.tasks;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import dev.exectrace.analysis.model.Tasks;
import dev.exectrace.analysis.model.Trace;
import dev.exectrace.analysis.task.InstanceTasks;
import dev.exectrace.analysis.task.TaskAnalysis;
import dev.exectrace.analysis.task.TaskKind;
import dev.exectrace.tool.output.Column;
import dev.exectrace.tool.output.Table;

/**
 * Tasks of several instances as tables, with a column that names the instance.
 */
final class InstanceTaskTables {

	private static final String ALL = "(all)";

	private final List<OneTask> tasks = new ArrayList<>();

	/** Takes the slowest of an instance. */
	void add(String instance, Trace trace, TaskAnalysis analysis, int most) {
		Tasks tasks = trace.tasks();
		for (int task : analysis.slowest(most)) {
			this.tasks.add(new OneTask(instance, tasks.duration(task), TaskTables.taskRow(trace, analysis, task),
					TaskTables.outcome(tasks, task), TaskTables.parts(analysis.time(task), 1)));
		}
	}

	boolean isEmpty() {
		return this.tasks.isEmpty();
	}

	/** The slowest of all, with all there is to tell for scripts. */
	Table slowest(int most, boolean scripts) {
		List<Column> columns = new ArrayList<>(List.of(Column.text("instance", "instance")));
		columns.addAll(scripts ? TaskTables.taskColumns() : TaskTables.taskColumns().subList(0, 4));
		if (!scripts) {
			columns.add(Column.text("outcome", "outcome"));
			columns.add(Column.text("time", "where the time went"));
		}
		Table table = new Table(columns);
		this.tasks.stream()
			.sorted(Comparator.comparingLong(OneTask::duration).reversed())
			.limit(most)
			.forEach((task) -> {
				List<Object> row = new ArrayList<>(List.of(task.instance()));
				row.addAll(scripts ? task.row() : task.row().subList(0, 4));
				if (!scripts) {
					row.add(task.outcome());
					row.add(task.parts());
				}
				table.row(row.toArray());
			});
		return table;
	}

	/** By name, for scripts: those of all instances, without one's name, then of each. */
	static Table kinds(List<InstanceTasks> kinds) {
		List<Column> columns = new ArrayList<>(List.of(Column.text("instance", "instance")));
		columns.addAll(TaskTables.kindColumns());
		Table table = new Table(columns);
		for (InstanceTasks kind : kinds) {
			row(table, null, kind.all());
			kind.byInstance().forEach((instance, own) -> row(table, instance, own));
		}
		return table;
	}

	private static void row(Table table, String instance, TaskKind kind) {
		List<Object> row = new ArrayList<>();
		row.add(instance);
		row.addAll(TaskTables.kindRow(kind));
		table.row(row.toArray());
	}

	static void print(List<InstanceTasks> kinds, int limit, PrintWriter out) {
		Table table = new Table(Column.text("name", "name"), Column.text("instance", "instance"),
				Column.count("count", "count"), Column.count("open", "open"), Column.count("failed", "failed"),
				Column.duration("p50", "p50"), Column.duration("p90", "p90"), Column.duration("p99", "p99"),
				Column.duration("max", "max"), Column.text("most", "on average"));
		kinds.stream().limit(limit).forEach((kind) -> {
			print(table, kind.name(), ALL, kind.all());
			kind.byInstance().forEach((instance, own) -> print(table, null, instance, own));
		});
		table.print(out);
		if (limit < kinds.size()) {
			out.println();
			out.println(kinds.size() - limit + " more names are not shown; --limit 0 shows all.");
		}
	}

	private static void print(Table table, String name, String instance, TaskKind kind) {
		boolean ended = kind.complete() > 0;
		table.row(name, instance, kind.count(), kind.count() - kind.complete(), kind.failed(),
				ended ? kind.durations().p50() : null, ended ? kind.durations().p90() : null,
				ended ? kind.durations().p99() : null, ended ? kind.durations().max() : null,
				TaskTables.parts(kind.time(), kind.count()));
	}

	private record OneTask(String instance, long duration, List<Object> row, String outcome, String parts) {
	}

}
