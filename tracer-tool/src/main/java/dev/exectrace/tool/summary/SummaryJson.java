package dev.exectrace.tool.summary;

import java.util.List;
import java.util.Map;

import tools.jackson.core.JsonGenerator;

import dev.exectrace.analysis.distribution.Distribution;
import dev.exectrace.analysis.finding.Finding;
import dev.exectrace.analysis.model.ThreadState;
import dev.exectrace.analysis.model.Trace;
import dev.exectrace.analysis.model.TraceFacts;
import dev.exectrace.analysis.model.WaitReason;
import dev.exectrace.analysis.summary.BlockingStack;
import dev.exectrace.analysis.summary.StateTimes;
import dev.exectrace.analysis.summary.Summary;
import dev.exectrace.analysis.task.TaskKind;

/**
 * A summary for scripts.
 */
final class SummaryJson {

	private static final int STACKS = 20;

	private static final int TASKS = 20;

	private SummaryJson() {
	}

	static void write(JsonGenerator json, Trace trace, Summary summary, int most) {
		json.writeStartObject();
		facts(json, trace.facts());
		json.writeArrayPropertyStart("states");
		summary.states().forEach((row) -> states(json, row));
		json.writeEndArray();
		json.writeNumberProperty("stopped", trace.pauses().overlap(0, trace.window()));
		json.writeNumberProperty("pauses", trace.pauses().all().size());
		json.writeNumberProperty("garbageCollections", trace.garbageCollections().size());
		json.writeArrayPropertyStart("stacks");
		summary.stacks().stream().limit(STACKS).forEach((stack) -> stack(json, trace, stack));
		json.writeEndArray();
		json.writeArrayPropertyStart("tasks");
		summary.tasks().stream().limit(TASKS).forEach((kind) -> tasks(json, kind));
		json.writeEndArray();
		json.writeArrayPropertyStart("findings");
		summary.findings().stream().limit(most).forEach((finding) -> finding(json, trace, finding));
		json.writeEndArray();
		json.writeEndObject();
	}

	static void facts(JsonGenerator json, TraceFacts facts) {
		json.writeNumberProperty("startEpochNanos", facts.startEpochNanos());
		json.writeNumberProperty("window", facts.window());
		json.writeStringProperty("level", facts.level());
		json.writeObjectPropertyStart("properties");
		for (Map.Entry<String, String> property : facts.properties().entrySet()) {
			json.writeStringProperty(property.getKey(), property.getValue());
		}
		json.writeEndObject();
		strings(json, "otherRecordings", facts.otherRecordings());
		json.writeNumberProperty("events", facts.events());
		json.writeNumberProperty("bytes", facts.bytes());
		json.writeNumberProperty("chunks", facts.chunks());
		strings(json, "losses", facts.losses());
		strings(json, "notes", facts.notes());
	}

	static void states(JsonGenerator json, StateTimes row) {
		json.writeStartObject();
		json.writeStringProperty("kind", row.kind());
		json.writeNumberProperty("threads", row.threads());
		for (ThreadState state : ThreadState.values()) {
			json.writeNumberProperty(state.label(), row.times().in(state));
		}
		json.writeNumberProperty("idle", row.idle());
		json.writeObjectPropertyStart("blockedByReason");
		for (WaitReason reason : WaitReason.values()) {
			if (row.times().blocked(reason) > 0) {
				json.writeNumberProperty(reason.label(), row.times().blocked(reason));
			}
		}
		json.writeEndObject();
		distribution(json, "latency", row.latency());
		json.writeEndObject();
	}

	private static void distribution(JsonGenerator json, String name, Distribution distribution) {
		json.writeObjectPropertyStart(name);
		json.writeNumberProperty("count", distribution.count());
		json.writeNumberProperty("p50", distribution.p50());
		json.writeNumberProperty("p90", distribution.p90());
		json.writeNumberProperty("p99", distribution.p99());
		json.writeNumberProperty("max", distribution.max());
		json.writeEndObject();
	}

	private static void tasks(JsonGenerator json, TaskKind kind) {
		json.writeStartObject();
		json.writeStringProperty("name", kind.name());
		numbers(json, kind);
		json.writeEndObject();
	}

	/** How many tasks of a name there are and how long they took, into an object. */
	static void numbers(JsonGenerator json, TaskKind kind) {
		json.writeNumberProperty("count", kind.count());
		json.writeNumberProperty("failed", kind.failed());
		json.writeNumberProperty("total", kind.time().total());
		json.writeStringProperty("most", kind.time().most());
		distribution(json, "duration", kind.durations());
	}

	private static void stack(JsonGenerator json, Trace trace, BlockingStack stack) {
		json.writeStartObject();
		json.writeStringProperty("reason", stack.reason().label());
		json.writeNumberProperty("time", stack.time());
		json.writeNumberProperty("count", stack.count());
		strings(json, "stack", trace.code().describe(stack.stack()));
		json.writeEndObject();
	}

	private static void finding(JsonGenerator json, Trace trace, Finding finding) {
		json.writeStartObject();
		finding(json, finding, trace.code().describe(finding.stack()));
		json.writeEndObject();
	}

	/** What is known of a finding, into an object. */
	static void finding(JsonGenerator json, Finding finding, List<String> stack) {
		json.writeStringProperty("kind", finding.kind().label());
		json.writeStringProperty("title", finding.title());
		strings(json, "details", finding.details());
		json.writeNumberProperty("cost", finding.cost());
		json.writeNumberProperty("count", finding.count());
		json.writeNumberProperty("threads", finding.threads());
		json.writeNumberProperty("longest", finding.longest());
		strings(json, "stack", stack);
	}

	static void strings(JsonGenerator json, String name, List<String> values) {
		json.writeArrayPropertyStart(name);
		values.forEach(json::writeString);
		json.writeEndArray();
	}

}
