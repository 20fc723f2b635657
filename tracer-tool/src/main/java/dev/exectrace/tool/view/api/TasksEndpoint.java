package dev.exectrace.tool.view.api;

import java.util.List;

import dev.exectrace.analysis.task.TaskAnalysis;
import dev.exectrace.analysis.task.TaskKind;
import tools.jackson.core.JsonGenerator;

/**
 * {@code tasks?from=&to=&task=&tasks=}: the tasks of a time, or those chosen of them, by
 * name, with how long they took and where their time went.
 */
final class TasksEndpoint implements Endpoint {

	private final ViewedTrace trace;

	TasksEndpoint(ViewedTrace trace) {
		this.trace = trace;
	}

	@Override
	public Answer answer(Query query) {
		List<TaskKind> kinds = new TaskAnalysis(this.trace.trace(), TaskQuery.selection(this.trace.trace(), query),
				TimeQuery.selection(query))
			.kinds();
		return Answer.json((json) -> {
			json.writeStartArray();
			kinds.forEach((kind) -> write(json, kind));
			json.writeEndArray();
		});
	}

	private void write(JsonGenerator json, TaskKind kind) {
		json.writeStartObject();
		json.writeStringProperty("name", kind.name());
		json.writeNumberProperty("count", kind.count());
		json.writeNumberProperty("complete", kind.complete());
		json.writeNumberProperty("failed", kind.failed());
		json.writeNumberProperty("total", kind.time().total());
		TimesJson.write(json, kind.time());
		TimesJson.write(json, "durations", kind.durations());
		json.writeStringProperty("slowest",
				(kind.slowest() >= 0) ? Long.toString(this.trace.trace().tasks().id(kind.slowest())) : null);
		json.writeEndObject();
	}

}
