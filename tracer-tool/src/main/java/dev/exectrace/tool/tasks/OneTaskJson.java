package dev.exectrace.tool.tasks;

import java.util.List;

import dev.exectrace.analysis.model.Regions;
import dev.exectrace.analysis.model.TaskLogs;
import dev.exectrace.analysis.model.Trace;
import dev.exectrace.analysis.task.TaskAnalysis;
import dev.exectrace.tool.path.PathJson;
import tools.jackson.core.JsonGenerator;

/**
 * One task for scripts.
 */
final class OneTaskJson {

	private final Trace trace;

	private final TaskAnalysis analysis;

	private final JsonGenerator json;

	OneTaskJson(Trace trace, TaskAnalysis analysis, JsonGenerator json) {
		this.trace = trace;
		this.analysis = analysis;
		this.json = json;
	}

	void write(int task) {
		this.json.writeStartObject();
		this.json.writeName("task");
		TaskTables.tasks(this.trace, this.analysis, List.of(task)).write(this.json);
		this.json.writeArrayPropertyStart("children");
		for (int i = 0; i < this.trace.tasks().children(task); i++) {
			this.json.writeNumber(this.trace.tasks().id(this.trace.tasks().child(task, i)));
		}
		this.json.writeEndArray();
		regions(task);
		logs(task);
		this.json.writeName("path");
		new PathJson(this.trace, this.json).write(this.analysis.path(task).stream().toList());
		this.json.writeEndObject();
	}

	private void regions(int task) {
		Regions regions = this.trace.regions();
		this.json.writeArrayPropertyStart("regions");
		for (int i = 0; i < this.trace.regionsByTask().count(task); i++) {
			int row = this.trace.regionsByTask().row(task, i);
			this.json.writeStartObject();
			this.json.writeNumberProperty("start", regions.start(row));
			this.json.writeNumberProperty("duration", regions.end(row) - regions.start(row));
			this.json.writeStringProperty("thread", this.trace.threads().name(regions.thread(row)));
			this.json.writeStringProperty("name", regions.name(row));
			this.json.writeBooleanProperty("scope", regions.isScope(row));
			this.json.writeEndObject();
		}
		this.json.writeEndArray();
	}

	private void logs(int task) {
		TaskLogs logs = this.trace.taskLogs();
		this.json.writeArrayPropertyStart("log");
		for (int i = 0; i < this.trace.taskLogsByTask().count(task); i++) {
			int row = this.trace.taskLogsByTask().row(task, i);
			this.json.writeStartObject();
			this.json.writeNumberProperty("at", logs.at(row));
			this.json.writeStringProperty("category", logs.category(row));
			this.json.writeStringProperty("message", logs.message(row));
			this.json.writeEndObject();
		}
		this.json.writeEndArray();
	}

}
