package dev.exectrace.tool.view.api;

import java.util.Comparator;
import java.util.List;

import dev.exectrace.analysis.model.ThreadState;
import dev.exectrace.analysis.path.CriticalPath;
import dev.exectrace.analysis.path.PathShare;
import dev.exectrace.analysis.path.Segment;
import dev.exectrace.analysis.select.Selection;
import dev.exectrace.analysis.site.Frames;
import dev.exectrace.analysis.task.TaskAnalysis;
import dev.exectrace.analysis.task.TaskSelection;
import dev.exectrace.analysis.tile.SliceKind;
import tools.jackson.core.JsonGenerator;

/**
 * {@code path?task=}: what made a task take so long, through the threads that it waited
 * for, and what its own thread waited for.
 */
final class PathEndpoint implements Endpoint {

	private static final int SEGMENTS = 500;

	private static final int SHARES = 12;

	private static final int WAITS = 8;

	private final ViewedTrace trace;

	private final TaskAnalysis tasks;

	private final Frames frames;

	PathEndpoint(ViewedTrace trace) {
		this.trace = trace;
		this.tasks = new TaskAnalysis(trace.trace(), TaskSelection.ALL, Selection.ALL);
		this.frames = new Frames(trace.trace().code());
	}

	@Override
	public Answer answer(Query query) {
		long id = query.number("task", Long.MIN_VALUE, Long.MAX_VALUE);
		int task = this.trace.trace().tasks().find(id);
		if (task < 0) {
			throw new BadRequestException("There is no task " + id);
		}
		CriticalPath path = this.tasks.path(task).orElse(null);
		return Answer.json((json) -> {
			if (path == null) {
				json.writeNull();
			}
			else {
				write(json, task, path);
			}
		});
	}

	private void write(JsonGenerator json, int task, CriticalPath path) {
		json.writeStartObject();
		TaskJson.write(json, this.trace, task);
		json.writeNumberProperty("row", this.trace.index().rows().ofThread(path.thread()));
		json.writeNumberProperty("start", path.start());
		json.writeNumberProperty("end", path.end());
		json.writeBooleanProperty("whole", path.whole());
		json.writeNumberProperty("count", path.segments().size());
		json.writeNumberProperty("stopped", this.trace.trace().pauses().overlap(path.start(), path.end()));
		json.writeArrayPropertyStart("waits");
		OwnWaits.of(this.trace.trace(), this.frames, path.thread(), path.start(), path.end())
			.stream()
			.limit(WAITS)
			.forEach((waits) -> waits(json, waits));
		json.writeEndArray();
		json.writeArrayPropertyStart("shares");
		path.summary(this.trace.trace()).stream().limit(SHARES).forEach((share) -> share(json, share));
		json.writeEndArray();
		json.writeArrayPropertyStart("segments");
		longest(path.segments()).forEach((segment) -> segment(json, segment));
		json.writeEndArray();
		json.writeEndObject();
	}

	private static void waits(JsonGenerator json, OwnWaits waits) {
		json.writeStartObject();
		json.writeNumberProperty("kind", waits.kind());
		json.writeStringProperty("type", waits.type());
		json.writeStringProperty("site", waits.site());
		json.writeNumberProperty("count", waits.count());
		json.writeNumberProperty("time", waits.time());
		json.writeNumberProperty("start", waits.start());
		json.writeEndObject();
	}

	private static List<Segment> longest(List<Segment> segments) {
		return segments.stream()
			.sorted(Comparator.comparingLong(Segment::duration).reversed())
			.limit(SEGMENTS)
			.sorted(Comparator.comparingLong(Segment::start))
			.toList();
	}

	private void share(JsonGenerator json, PathShare share) {
		json.writeStartObject();
		json.writeNumberProperty("kind", SliceKind.of(share.state(), share.reason()));
		json.writeStringProperty("site", share.site());
		json.writeStringProperty("group", this.trace.trace().threads().groups().name(share.group()));
		json.writeNumberProperty("count", share.segments());
		json.writeNumberProperty("time", share.time());
		json.writeEndObject();
	}

	private void segment(JsonGenerator json, Segment segment) {
		boolean told = segment.state() == ThreadState.BLOCKED || segment.state() == ThreadState.RUNNING;
		json.writeStartObject();
		json.writeNumberProperty("row", this.trace.index().rows().ofThread(segment.thread()));
		json.writeStringProperty("name", this.trace.trace().threads().name(segment.thread()));
		json.writeNumberProperty("start", segment.start());
		json.writeNumberProperty("end", segment.end());
		json.writeNumberProperty("kind", SliceKind.of(segment.state(), segment.reason()));
		json.writeStringProperty("site", told ? this.frames.site(segment.stack()) : null);
		json.writeEndObject();
	}

}
