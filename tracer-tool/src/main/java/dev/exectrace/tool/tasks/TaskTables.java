package dev.exectrace.tool.tasks;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

import dev.exectrace.analysis.model.Tasks;
import dev.exectrace.analysis.model.ThreadState;
import dev.exectrace.analysis.model.Trace;
import dev.exectrace.analysis.model.WaitReason;
import dev.exectrace.analysis.task.TaskAnalysis;
import dev.exectrace.analysis.task.TaskKind;
import dev.exectrace.analysis.task.TaskTime;
import dev.exectrace.tool.output.Column;
import dev.exectrace.tool.output.Keys;
import dev.exectrace.tool.output.Quantity;
import dev.exectrace.tool.output.Table;

/**
 * Tasks as tables: by name, and one by one.
 */
final class TaskTables {

	private static final int PARTS = 4;

	private TaskTables() {
	}

	/** All there is to tell, for scripts. */
	static Table kinds(List<TaskKind> kinds) {
		Table table = new Table(kindColumns());
		kinds.forEach((kind) -> table.row(kindRow(kind).toArray()));
		return table;
	}

	static List<Column> kindColumns() {
		List<Column> columns = new ArrayList<>(List.of(Column.text("name", "name"), Column.count("count", "count"),
				Column.count("complete", "complete"), Column.count("failed", "failed"), Column.duration("p50", "p50"),
				Column.duration("p90", "p90"), Column.duration("p99", "p99"), Column.duration("max", "max"),
				Column.text("histogram", "histogram")));
		columns.addAll(times());
		return columns;
	}

	static List<Object> kindRow(TaskKind kind) {
		List<Object> row = new ArrayList<>(
				List.of(kind.name(), kind.count(), kind.complete(), kind.failed(), kind.durations().p50(),
						kind.durations().p90(), kind.durations().p99(), kind.durations().max(), histogram(kind)));
		row.addAll(times(kind.time()));
		return row;
	}

	private static Table histogram(TaskKind kind) {
		Table table = new Table(Column.duration("from", "from"), Column.duration("to", "to"),
				Column.count("count", "count"));
		kind.histogram().forEach((bucket) -> table.row(bucket.from(), bucket.to(), bucket.count()));
		return table;
	}

	static Table tasks(Trace trace, TaskAnalysis analysis, List<Integer> rows) {
		Table table = new Table(taskColumns());
		rows.forEach((task) -> table.row(taskRow(trace, analysis, task).toArray()));
		return table;
	}

	static List<Column> taskColumns() {
		List<Column> columns = new ArrayList<>(
				List.of(Column.count("id", "id"), Column.text("name", "name"), Column.duration("start", "start"),
						Column.duration("duration", "duration"), Column.text("complete", "complete"),
						Column.text("outcome", "outcome"), Column.text("attributes", "attributes"),
						Column.text("traceId", "trace id"), Column.text("spanId", "span id")));
		columns.addAll(times());
		return columns;
	}

	static List<Object> taskRow(Trace trace, TaskAnalysis analysis, int task) {
		Tasks tasks = trace.tasks();
		List<Object> row = new ArrayList<>(Arrays.asList(tasks.id(task), tasks.name(task), tasks.start(task),
				tasks.duration(task), tasks.isComplete(task), tasks.outcome(task), tasks.attributes(task),
				tasks.traceId(task), tasks.spanId(task)));
		row.addAll(times(analysis.time(task)));
		return row;
	}

	private static List<Column> times() {
		List<Column> columns = new ArrayList<>();
		columns.add(Column.duration("total", "total"));
		for (ThreadState state : ThreadState.values()) {
			columns.add(Column.duration(Keys.of(state.label()), state.label()));
		}
		for (WaitReason reason : reasons()) {
			columns.add(Column.duration(Keys.of("blocked", reason.label()), reason.label()));
		}
		columns.add(Column.duration("unattended", "unattended"));
		return columns;
	}

	private static List<Long> times(TaskTime time) {
		List<Long> times = new ArrayList<>();
		times.add(time.total());
		for (ThreadState state : ThreadState.values()) {
			times.add(time.in(state));
		}
		for (WaitReason reason : reasons()) {
			times.add(time.blocked(reason));
		}
		times.add(time.unattended());
		return times;
	}

	private static List<WaitReason> reasons() {
		return Arrays.stream(WaitReason.values()).filter((reason) -> reason != WaitReason.NONE).toList();
	}

	static void print(List<TaskKind> kinds, int limit, PrintWriter out) {
		List<TaskKind> shown = kinds.subList(0, Math.min(limit, kinds.size()));
		Table latencies = new Table(Column.text("name", "name"), Column.count("count", "count"),
				Column.count("open", "open"), Column.count("failed", "failed"), Column.duration("p50", "p50"),
				Column.duration("p90", "p90"), Column.duration("p99", "p99"), Column.duration("max", "max"),
				Column.text("durations", "durations"), Column.text("most", "on average"),
				Column.text("slowest", "the slowest"));
		Durations durations = new Durations(shown);
		for (TaskKind kind : shown) {
			boolean ended = kind.complete() > 0;
			latencies.row(kind.name(), kind.count(), kind.count() - kind.complete(), kind.failed(),
					ended ? kind.durations().p50() : null, ended ? kind.durations().p90() : null,
					ended ? kind.durations().p99() : null, ended ? kind.durations().max() : null, durations.line(kind),
					parts(kind.time(), kind.count()), parts(kind.slowestTime(), 1));
		}
		latencies.print(out);
		durations.print(out);
		if (shown.size() < kinds.size()) {
			out.println();
			out.println(kinds.size() - shown.size() + " more names are not shown; --limit 0 shows all.");
		}
	}

	static void print(Trace trace, TaskAnalysis analysis, List<Integer> rows, PrintWriter out) {
		Tasks tasks = trace.tasks();
		Table table = new Table(Column.count("id", "id"), Column.text("name", "name"),
				Column.duration("start", "start"), Column.duration("duration", "duration"),
				Column.text("outcome", "outcome"), Column.text("time", "where the time went"));
		for (int task : rows) {
			table.row(tasks.id(task), tasks.name(task), tasks.start(task), tasks.duration(task), outcome(tasks, task),
					parts(analysis.time(task), 1));
		}
		table.print(out);
	}

	static String outcome(Tasks tasks, int task) {
		if (!tasks.isComplete(task)) {
			return "not over";
		}
		return (tasks.outcome(task) != null) ? tasks.outcome(task) : "success";
	}

	/** The largest parts, in words. */
	static String parts(TaskTime time, int count) {
		record Part(String name, long nanos) {
		}
		List<Part> parts = new ArrayList<>();
		for (ThreadState state : ThreadState.values()) {
			if (state != ThreadState.BLOCKED) {
				parts.add(new Part(state.label(), time.in(state)));
			}
		}
		for (WaitReason reason : WaitReason.values()) {
			parts.add(new Part(reason.label(), time.blocked(reason)));
		}
		parts.add(new Part("unattended", time.unattended()));
		return String.join(", ",
				parts.stream()
					.filter((part) -> part.nanos * 50 >= time.total() && part.nanos > 0)
					.sorted(Comparator.comparingLong(Part::nanos).reversed())
					.limit(PARTS)
					.map((part) -> part.name + " " + Quantity.duration(part.nanos / count))
					.toList());
	}

}
