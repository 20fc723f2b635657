package dev.exectrace.analysis.model;

import java.util.ArrayList;
import java.util.List;

import dev.exectrace.analysis.column.IntColumn;
import dev.exectrace.analysis.column.LongColumn;

/**
 * The messages that the program wrote into the trace. Immutable once the trace is built.
 */
public final class TaskLogs {

	private final LongColumn at = new LongColumn();

	private final IntColumn thread = new IntColumn();

	private final LongColumn task = new LongColumn();

	private final IntColumn category = new IntColumn();

	private final List<String> messages = new ArrayList<>();

	private final Names categories = new Names();

	TaskLogs() {
	}

	void add(int thread, long at, long task, String category, String message) {
		this.thread.add(thread);
		this.at.add(at);
		this.task.add(task);
		this.category.add(this.categories.enter(category));
		this.messages.add(message);
	}

	/**
	 * How many rows there are.
	 * @return the number
	 */
	public int count() {
		return this.at.size();
	}

	/**
	 * When.
	 * @param row the row
	 * @return nanoseconds since the window's start
	 */
	public long at(int row) {
		return this.at.get(row);
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
	 * About which task.
	 * @param row the row
	 * @return the task's id, 0 for none
	 */
	public long taskId(int row) {
		return this.task.get(row);
	}

	/**
	 * What it is about.
	 * @param row the row
	 * @return the category, {@code null} for none
	 */
	public String category(int row) {
		return this.categories.text(this.category.get(row));
	}

	/**
	 * The message.
	 * @param row the row
	 * @return the message, {@code null} for none
	 */
	public String message(int row) {
		return this.messages.get(row);
	}

}
