package dev.exectrace.analysis.export.table;

import java.util.List;

/**
 * A table that a trace gives.
 */
public enum Table {

	/** What the trace is: a row for each fact. */
	TRACE("trace", List.of(Column.of("name", ColumnType.TEXT), Column.of("value", ColumnType.TEXT))),

	/** A row for each thread. */
	THREADS("threads",
			List.of(Column.of("thread", ColumnType.INT), Column.of("java_id", ColumnType.LONG),
					Column.of("name", ColumnType.TEXT), Column.of("thread_group", ColumnType.LABEL),
					Column.of("is_virtual", ColumnType.BOOLEAN), Column.of("is_carrier", ColumnType.BOOLEAN),
					Column.of("start_ns", ColumnType.LONG), Column.of("end_ns", ColumnType.LONG),
					Column.of("start_known", ColumnType.BOOLEAN), Column.of("end_known", ColumnType.BOOLEAN),
					Column.nullable("starter", ColumnType.INT))),

	/** A row for each interval of a thread's life. */
	STATES("states",
			List.of(Column.of("thread", ColumnType.INT), Column.of("start_ns", ColumnType.LONG),
					Column.of("end_ns", ColumnType.LONG), Column.of("state", ColumnType.LABEL),
					Column.nullable("reason", ColumnType.LABEL), Column.nullable("carrier", ColumnType.INT),
					Column.nullable("waker", ColumnType.INT), Column.nullable("cause", ColumnType.LABEL),
					Column.nullable("blocker_class", ColumnType.LABEL), Column.nullable("stack", ColumnType.INT),
					Column.of("is_open", ColumnType.BOOLEAN))),

	/** A row for each time that a thread became runnable. */
	WAKEUPS("wakeups",
			List.of(Column.of("time_ns", ColumnType.LONG), Column.nullable("waker", ColumnType.INT),
					Column.of("wakee", ColumnType.INT), Column.of("cause", ColumnType.LABEL))),

	/** A row for each frame of a stack. */
	STACKS("stacks",
			List.of(Column.of("stack", ColumnType.INT), Column.of("depth", ColumnType.INT),
					Column.of("method", ColumnType.LABEL), Column.nullable("line", ColumnType.INT))),

	/** A row for each task. */
	TASKS("tasks",
			List.of(Column.of("task", ColumnType.LONG), Column.nullable("parent", ColumnType.LONG),
					Column.of("name", ColumnType.LABEL), Column.of("start_ns", ColumnType.LONG),
					Column.of("end_ns", ColumnType.LONG), Column.of("is_complete", ColumnType.BOOLEAN),
					Column.of("outcome", ColumnType.LABEL), Column.of("attributes", ColumnType.TEXT),
					Column.of("trace_id", ColumnType.TEXT), Column.of("span_id", ColumnType.TEXT),
					Column.nullable("beginner", ColumnType.INT), Column.nullable("ender", ColumnType.INT))),
	/** A row for each region, and for each time in which a thread worked on a task. */
	REGIONS("regions",
			List.of(Column.nullable("task", ColumnType.LONG), Column.of("thread", ColumnType.INT),
					Column.of("start_ns", ColumnType.LONG), Column.of("end_ns", ColumnType.LONG),
					Column.of("name", ColumnType.LABEL), Column.of("is_scope", ColumnType.BOOLEAN))),
	/** A row for each time in which all threads were stopped. */
	PAUSES("pauses", List.of(Column.of("start_ns", ColumnType.LONG), Column.of("end_ns", ColumnType.LONG),
			Column.of("cause", ColumnType.LABEL), Column.nullable("gc", ColumnType.LONG)));

	private final String fileName;

	private final List<Column> columns;

	Table(String fileName, List<Column> columns) {
		this.fileName = fileName;
		this.columns = columns;
	}

	/**
	 * The table's name, which is also its file's without the ending.
	 * @return the name
	 */
	public String fileName() {
		return this.fileName;
	}

	/**
	 * The columns, in order.
	 * @return the columns
	 */
	public List<Column> columns() {
		return this.columns;
	}

}
