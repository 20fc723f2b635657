package dev.exectrace.tool.view.api;

import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

import dev.exectrace.analysis.column.Spans;
import dev.exectrace.analysis.model.Tasks;
import dev.exectrace.analysis.model.Trace;
import dev.exectrace.analysis.select.ThreadTimes;
import dev.exectrace.analysis.task.TaskScopes;
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

	/** When threads worked on those tasks: always, where none are chosen. */
	static ThreadTimes worked(Trace trace, Query query) {
		TaskScopes scopes = scopes(trace, query);
		return (scopes != null) ? scopes : ThreadTimes.ALWAYS;
	}

	/** From when to when any of those tasks went on: always, where none are chosen. */
	static Spans times(Trace trace, Query query) {
		TaskSelection selected = selection(trace, query);
		if (selected == TaskSelection.ALL) {
			return Spans.ALWAYS;
		}
		Tasks tasks = trace.tasks();
		List<Integer> chosen = IntStream.range(0, tasks.count())
			.filter((task) -> selected.includes(trace, task))
			.boxed()
			.sorted(Comparator.comparingLong(tasks::start))
			.toList();
		return Spans.of(chosen.stream().mapToLong(tasks::start).toArray(),
				chosen.stream().mapToLong(tasks::end).toArray());
	}

	/** When threads worked on those tasks, {@code null} for any time. */
	static TaskScopes scopes(Trace trace, Query query) {
		TaskSelection selected = selection(trace, query);
		return (selected != TaskSelection.ALL) ? TaskScopes.of(trace, selected) : null;
	}

}
