package dev.exectrace.tool.path;

import java.util.List;

import tools.jackson.core.JsonGenerator;

import dev.exectrace.analysis.model.Trace;
import dev.exectrace.analysis.model.WaitReason;
import dev.exectrace.analysis.model.WakeCause;
import dev.exectrace.analysis.path.CriticalPath;
import dev.exectrace.analysis.path.GroupTime;
import dev.exectrace.analysis.path.PathShare;
import dev.exectrace.analysis.path.Segment;

/**
 * Paths for scripts.
 */
public final class PathJson {

	private final Trace trace;

	private final JsonGenerator json;

	/**
	 * Writes paths of a trace.
	 * @param trace the trace
	 * @param json where to
	 */
	public PathJson(Trace trace, JsonGenerator json) {
		this.trace = trace;
		this.json = json;
	}

	/**
	 * Writes an array of paths.
	 * @param paths the paths
	 */
	public void write(List<CriticalPath> paths) {
		this.json.writeStartArray();
		paths.forEach(this::path);
		this.json.writeEndArray();
	}

	private void path(CriticalPath path) {
		this.json.writeStartObject();
		this.json.writeStringProperty("thread", name(path.thread()));
		this.json.writeNumberProperty("id", this.trace.threads().id(path.thread()));
		this.json.writeNumberProperty("start", path.start());
		this.json.writeNumberProperty("duration", path.duration());
		this.json.writeBooleanProperty("whole", path.whole());
		this.json.writeNumberProperty("shortest", path.shortest());
		this.json.writeArrayPropertyStart("summary");
		path.summary(this.trace).forEach(this::share);
		this.json.writeEndArray();
		this.json.writeArrayPropertyStart("segments");
		path.segments().forEach(this::segment);
		this.json.writeEndArray();
		this.json.writeEndObject();
	}

	private void share(PathShare share) {
		this.json.writeStartObject();
		this.json.writeNumberProperty("time", share.time());
		this.json.writeNumberProperty("segments", share.segments());
		this.json.writeStringProperty("state", share.state().label());
		reason(share.reason());
		this.json.writeStringProperty("group", group(share.group()));
		this.json.writeStringProperty("site", share.site());
		this.json.writeEndObject();
	}

	private void segment(Segment segment) {
		this.json.writeStartObject();
		this.json.writeNumberProperty("start", segment.start());
		this.json.writeNumberProperty("duration", segment.duration());
		this.json.writeStringProperty("thread", name(segment.thread()));
		this.json.writeNumberProperty("id", this.trace.threads().id(segment.thread()));
		this.json.writeNumberProperty("depth", segment.depth());
		this.json.writeStringProperty("state", segment.state().label());
		reason(segment.reason());
		this.json.writeStringProperty("carrier", name(segment.carrier()));
		this.json.writeStringProperty("blockerClass", this.trace.code().className(segment.blockerClass()));
		this.json.writeStringProperty("waker", name(segment.waker()));
		this.json.writeStringProperty("cause", (segment.cause() != WakeCause.UNKNOWN) ? segment.cause().label() : null);
		this.json.writeArrayPropertyStart("stack");
		this.trace.code().describe(segment.stack()).forEach(this.json::writeString);
		this.json.writeEndArray();
		this.json.writeArrayPropertyStart("running");
		segment.running().forEach(this::running);
		this.json.writeEndArray();
		this.json.writeEndObject();
	}

	private void running(GroupTime running) {
		this.json.writeStartObject();
		this.json.writeStringProperty("group", group(running.group()));
		this.json.writeNumberProperty("time", running.time());
		this.json.writeEndObject();
	}

	private void reason(WaitReason reason) {
		this.json.writeStringProperty("reason", (reason != WaitReason.NONE) ? reason.label() : null);
	}

	private String name(int thread) {
		return (thread >= 0) ? this.trace.threads().name(thread) : null;
	}

	private String group(int group) {
		return this.trace.threads().groups().name(group);
	}

}
