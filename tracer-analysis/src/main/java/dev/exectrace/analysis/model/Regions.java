package dev.exectrace.analysis.model;

import dev.exectrace.analysis.column.IntColumn;
import dev.exectrace.analysis.column.LongColumn;

/**
 * The regions: parts of what threads did that the program named, and the times in which
 * they worked on tasks. Immutable once the trace is built.
 */
public final class Regions {

	private final LongColumn start = new LongColumn();

	private final LongColumn end = new LongColumn();

	private final IntColumn thread = new IntColumn();

	private final LongColumn task = new LongColumn();

	private final IntColumn name = new IntColumn();

	private final IntColumn scope = new IntColumn();

	private final Names names = new Names();

	Regions() {
	}

	void add(int thread, long start, long end, long task, String name, boolean scope) {
		this.thread.add(thread);
		this.start.add(start);
		this.end.add(end);
		this.task.add(task);
		this.name.add(this.names.enter(name));
		this.scope.add(scope ? 1 : 0);
	}

	/**
	 * How many rows there are.
	 * @return the number
	 */
	public int count() {
		return this.start.size();
	}

	/**
	 * Since when.
	 * @param row the row
	 * @return nanoseconds since the window's start
	 */
	public long start(int row) {
		return this.start.get(row);
	}

	/**
	 * Until when.
	 * @param row the row
	 * @return nanoseconds since the window's start
	 */
	public long end(int row) {
		return this.end.get(row);
	}

	/**
	 * Who.
	 * @param row the row
	 * @return the thread's number
	 */
	public int thread(int row) {
		return this.thread.get(row);
	}

	/**
	 * On which task.
	 * @param row the row
	 * @return the task's id, 0 for none
	 */
	public long taskId(int row) {
		return this.task.get(row);
	}

	/**
	 * What.
	 * @param row the row
	 * @return the name
	 */
	public String name(int row) {
		String text = this.names.text(this.name.get(row));
		return (text != null) ? text : "(no name)";
	}

	/**
	 * Whether it is the time in which the thread worked on the task, rather than a named
	 * part of that.
	 * @param row the row
	 * @return whether it is
	 */
	public boolean isScope(int row) {
		return this.scope.get(row) != 0;
	}

}
