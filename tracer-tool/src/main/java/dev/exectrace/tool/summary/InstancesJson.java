package dev.exectrace.tool.summary;

import tools.jackson.core.JsonGenerator;

import dev.exectrace.analysis.diff.Per;
import dev.exectrace.analysis.instances.Instance;
import dev.exectrace.analysis.instances.InstanceFinding;
import dev.exectrace.analysis.instances.InstanceStack;
import dev.exectrace.analysis.instances.InstancesSummary;
import dev.exectrace.analysis.task.InstanceTasks;
import dev.exectrace.tool.diff.InstanceChanges;

/**
 * A summary of several instances for scripts.
 */
final class InstancesJson {

	private static final int ROWS = 20;

	private InstancesJson() {
	}

	static void write(JsonGenerator json, InstancesSummary summary, int most) {
		json.writeStartObject();
		json.writeArrayPropertyStart("instances");
		summary.instances().forEach((instance) -> instance(json, instance));
		json.writeEndArray();
		json.writeObjectPropertyStart("differences");
		new InstanceChanges(Per.SECOND, ROWS, false).write(json, summary.diff());
		json.writeEndObject();
		json.writeArrayPropertyStart("stacks");
		summary.stacks().stream().limit(ROWS).forEach((stack) -> stack(json, stack));
		json.writeEndArray();
		json.writeArrayPropertyStart("tasks");
		summary.tasks().stream().limit(ROWS).forEach((tasks) -> tasks(json, tasks));
		json.writeEndArray();
		json.writeArrayPropertyStart("findings");
		summary.findings().stream().limit(most).forEach((finding) -> finding(json, finding));
		json.writeEndArray();
		json.writeEndObject();
	}

	private static void instance(JsonGenerator json, Instance instance) {
		json.writeStartObject();
		json.writeStringProperty("instance", instance.name());
		SummaryJson.facts(json, instance.facts());
		json.writeArrayPropertyStart("states");
		instance.states().forEach((row) -> SummaryJson.states(json, row));
		json.writeEndArray();
		json.writeNumberProperty("stopped", instance.stopped());
		json.writeNumberProperty("tasks", instance.tasks());
		json.writeEndObject();
	}

	private static void stack(JsonGenerator json, InstanceStack stack) {
		json.writeStartObject();
		json.writeStringProperty("instance", stack.instance());
		json.writeStringProperty("reason", stack.reason().label());
		json.writeNumberProperty("time", stack.time());
		json.writeNumberProperty("count", stack.count());
		SummaryJson.strings(json, "stack", stack.frames());
		json.writeEndObject();
	}

	private static void tasks(JsonGenerator json, InstanceTasks tasks) {
		json.writeStartObject();
		json.writeStringProperty("name", tasks.name());
		SummaryJson.numbers(json, tasks.all());
		json.writeStringProperty("slowestOn", tasks.slowestOn());
		json.writeArrayPropertyStart("instances");
		tasks.byInstance().forEach((instance, kind) -> {
			json.writeStartObject();
			json.writeStringProperty("instance", instance);
			SummaryJson.numbers(json, kind);
			json.writeEndObject();
		});
		json.writeEndArray();
		json.writeEndObject();
	}

	private static void finding(JsonGenerator json, InstanceFinding finding) {
		json.writeStartObject();
		json.writeStringProperty("instance", finding.instance());
		SummaryJson.finding(json, finding.finding(), finding.stack());
		json.writeObjectPropertyStart("others");
		finding.others().forEach(json::writeNumberProperty);
		json.writeEndObject();
		json.writeEndObject();
	}

}
