package dev.exectrace.analysis.task;

import java.util.regex.Pattern;

import dev.exectrace.analysis.model.Tasks;
import dev.exectrace.analysis.model.Trace;

/**
 * Some tasks: that of an id, or those with something in their names or attributes.
 * Immutable.
 */
public final class TaskSelection {

	/** All tasks. */
	public static final TaskSelection ALL = new TaskSelection(null, -1);

	private final Pattern pattern;

	private final long id;

	private TaskSelection(Pattern pattern, long id) {
		this.pattern = pattern;
		this.id = id;
	}

	/**
	 * Those with something in their names or attributes.
	 * @param pattern what
	 * @return the selection
	 */
	public static TaskSelection matching(Pattern pattern) {
		return new TaskSelection(pattern, -1);
	}

	/**
	 * The one with an id.
	 * @param id the id
	 * @return the selection
	 */
	public static TaskSelection of(long id) {
		return new TaskSelection(null, id);
	}

	/**
	 * Whether a task is in it.
	 * @param trace the trace
	 * @param task the task's row
	 * @return whether it is
	 */
	public boolean includes(Trace trace, int task) {
		Tasks tasks = trace.tasks();
		if (this.id >= 0) {
			return tasks.id(task) == this.id;
		}
		if (this.pattern == null || this.pattern.matcher(tasks.name(task)).find()) {
			return true;
		}
		String attributes = tasks.attributes(task);
		return attributes != null && this.pattern.matcher(attributes).find();
	}

}
