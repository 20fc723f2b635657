package dev.exectrace.tool.tasks;

import java.io.PrintWriter;
import java.util.List;
import java.util.stream.IntStream;

import dev.exectrace.analysis.model.Regions;
import dev.exectrace.analysis.model.TaskLogs;
import dev.exectrace.analysis.model.Tasks;
import dev.exectrace.analysis.model.Trace;
import dev.exectrace.analysis.task.TaskAnalysis;
import dev.exectrace.tool.output.Column;
import dev.exectrace.tool.output.Quantity;
import dev.exectrace.tool.output.Table;
import dev.exectrace.tool.path.PathText;

/**
 * One task for people: what it was, who worked on it, its log, and what made it slow.
 */
final class OneTaskText {

	private final Trace trace;

	private final TaskAnalysis analysis;

	private final PrintWriter out;

	private final int limit;

	OneTaskText(Trace trace, TaskAnalysis analysis, PrintWriter out, int limit) {
		this.trace = trace;
		this.analysis = analysis;
		this.out = out;
		this.limit = limit;
	}

	void print(int task) {
		Tasks tasks = this.trace.tasks();
		this.out.println(tasks.name(task) + " (id " + tasks.id(task) + "): " + Quantity.duration(tasks.duration(task))
				+ " from " + Quantity.duration(tasks.start(task)) + ", " + TaskTables.outcome(tasks, task));
		line("attributes", tasks.attributes(task));
		line("trace", tasks.traceId(task));
		line("span", tasks.spanId(task));
		if (tasks.parent(task) >= 0) {
			line("part of", tasks.name(tasks.parent(task)) + " (id " + tasks.id(tasks.parent(task)) + ")");
		}
		this.out.println();
		TaskTables.print(this.trace, this.analysis, List.of(task), this.out);
		children(task);
		regions(task);
		logs(task);
		this.analysis.path(task).ifPresent((path) -> {
			this.out.println();
			new PathText(this.trace, this.out, this.limit).print(path);
		});
	}

	private void line(String name, String value) {
		if (value != null) {
			this.out.println("  " + name + ": " + value.replaceAll("\\p{Cntrl}", "?"));
		}
	}

	private void children(int task) {
		Tasks tasks = this.trace.tasks();
		if (tasks.children(task) > 0) {
			this.out.println();
			this.out.println("Tasks that are part of it:");
			this.out.println();
			List<Integer> children = IntStream.range(0, tasks.children(task))
				.mapToObj((position) -> tasks.child(task, position))
				.toList();
			TaskTables.print(this.trace, this.analysis, children, this.out);
		}
	}

	private void regions(int task) {
		Regions regions = this.trace.regions();
		Table table = new Table(Column.duration("start", "after"), Column.duration("duration", "for"),
				Column.text("thread", "thread"), Column.text("name", "what"));
		for (int i = 0; i < this.trace.regionsByTask().count(task); i++) {
			int row = this.trace.regionsByTask().row(task, i);
			table.row(regions.start(row) - this.trace.tasks().start(task), regions.end(row) - regions.start(row),
					this.trace.threads().name(regions.thread(row)),
					regions.isScope(row) ? "worked on it" : regions.name(row));
		}
		print("Who worked on it:", table);
	}

	private void logs(int task) {
		TaskLogs logs = this.trace.taskLogs();
		Table table = new Table(Column.duration("at", "after"), Column.text("category", "category"),
				Column.text("message", "message"));
		for (int i = 0; i < this.trace.taskLogsByTask().count(task); i++) {
			int row = this.trace.taskLogsByTask().row(task, i);
			table.row(logs.at(row) - this.trace.tasks().start(task), logs.category(row), logs.message(row));
		}
		print("Log:", table);
	}

	private void print(String title, Table table) {
		if (table.size() > 0) {
			this.out.println();
			this.out.println(title);
			this.out.println();
			table.print(this.out);
		}
	}

}
