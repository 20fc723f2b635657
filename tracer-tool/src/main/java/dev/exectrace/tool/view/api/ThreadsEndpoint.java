package dev.exectrace.tool.view.api;

import java.util.Comparator;
import java.util.List;

import dev.exectrace.analysis.threads.ThreadAnalysis;
import dev.exectrace.analysis.threads.ThreadStatistics;
import tools.jackson.core.JsonGenerator;

/**
 * {@code threads?from=&to=&task=&tasks=}: what the threads of each group did in a time,
 * or in that for some tasks.
 */
final class ThreadsEndpoint implements Endpoint {

	private final ViewedTrace trace;

	ThreadsEndpoint(ViewedTrace trace) {
		this.trace = trace;
	}

	@Override
	public Answer answer(Query query) {
		List<ThreadStatistics> groups = ThreadAnalysis
			.groups(this.trace.trace(), TimeQuery.selection(query), TaskQuery.worked(this.trace.trace(), query))
			.stream()
			.sorted(Comparator.comparingLong((ThreadStatistics group) -> group.time().total()).reversed())
			.toList();
		return Answer.json((json) -> {
			json.writeStartArray();
			groups.forEach((group) -> write(json, group));
			json.writeEndArray();
		});
	}

	private static void write(JsonGenerator json, ThreadStatistics group) {
		json.writeStartObject();
		json.writeStringProperty("name", group.name());
		json.writeStringProperty("kind", group.kind().toString());
		json.writeNumberProperty("threads", group.threads());
		json.writeNumberProperty("total", group.time().total());
		TimesJson.write(json, group.time());
		json.writeNumberProperty("cpu", group.cpu());
		TimesJson.write(json, "runnable", group.runnable());
		TimesJson.write(json, "waits", group.waits());
		json.writeEndObject();
	}

}
