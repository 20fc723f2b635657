package dev.exectrace.tool.view.api;

import java.util.regex.Pattern;

import dev.exectrace.analysis.model.Trace;
import dev.exectrace.analysis.task.TaskSelection;

/**
 * The tasks that a request is about, by {@code task=} (an id) or {@code tasks=} (a part
 * of their names or attributes): all by default.
 */
final class TaskQuery {

	private TaskQuery() {
	}

	static TaskSelection selection(Trace trace, Query query) {
		if (query.has("tasks")) {
			return TaskSelection.matching(Pattern.compile(Pattern.quote(query.text("tasks", ""))));
		}
		if (!query.has("task")) {
			return TaskSelection.ALL;
		}
		long id = query.number("task", Long.MIN_VALUE, Long.MAX_VALUE);
		if (trace.tasks().find(id) < 0) {
			throw new BadRequestException("There is no task " + id);
		}
		return TaskSelection.of(id);
	}

}
