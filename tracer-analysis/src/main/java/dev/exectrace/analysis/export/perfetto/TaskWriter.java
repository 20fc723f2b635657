package dev.exectrace.analysis.export.perfetto;

import java.io.IOException;

import dev.exectrace.analysis.export.timeline.TaskSlice;
import dev.exectrace.analysis.model.Regions;
import dev.exectrace.analysis.model.TaskLogs;
import dev.exectrace.analysis.model.Tasks;
import dev.exectrace.analysis.model.Trace;
import dev.exectrace.analysis.protobuf.ProtobufWriter;

/**
 * Writes tasks, regions and messages.
 */
final class TaskWriter {

	private final Trace trace;

	private final Packets packets;

	private final EventParts parts;

	TaskWriter(Trace trace, Packets packets, EventParts parts) {
		this.trace = trace;
		this.packets = packets;
		this.parts = parts;
	}

	void task(long track, TaskSlice slice) throws IOException {
		Tasks tasks = this.trace.tasks();
		int task = slice.task();
		ProtobufWriter out = begin(Proto.Event.SLICE_BEGIN, track, slice.start(), "task");
		this.parts.name(out, tasks.name(task));
		this.parts.integer(out, "task", tasks.id(task));
		if (tasks.parent(task) >= 0) {
			this.parts.integer(out, "parent", tasks.id(tasks.parent(task)));
		}
		if (tasks.isComplete(task)) {
			this.parts.text(out, "outcome", (tasks.outcome(task) != null) ? tasks.outcome(task) : "success");
		}
		else {
			this.parts.flag(out, "incomplete");
		}
		this.parts.text(out, "attributes", tasks.attributes(task));
		this.parts.text(out, "trace id", tasks.traceId(task));
		this.parts.text(out, "span id", tasks.spanId(task));
		this.packets.endEvent();
	}

	void region(long track, TaskSlice slice) throws IOException {
		Regions regions = this.trace.regions();
		boolean scope = regions.isScope(slice.region());
		ProtobufWriter out = begin(Proto.Event.SLICE_BEGIN, track, slice.start(), scope ? "worker" : "region");
		if (scope) {
			this.parts.name(out, slice.thread());
		}
		else {
			this.parts.name(out, regions.name(slice.region()));
		}
		task(out, regions.taskId(slice.region()));
		this.parts.thread(out, "thread", slice.thread());
		this.packets.endEvent();
	}

	void log(long track, int log) throws IOException {
		TaskLogs logs = this.trace.taskLogs();
		ProtobufWriter out = begin(Proto.Event.INSTANT, track, logs.at(log), "log");
		this.parts.name(out, (logs.category(log) != null) ? logs.category(log) : "log");
		task(out, logs.taskId(log));
		this.parts.text(out, "message", logs.message(log));
		this.packets.endEvent();
	}

	private ProtobufWriter begin(int type, long track, long at, String category) {
		ProtobufWriter out = this.packets.beginEvent(type, track, at);
		this.parts.category(out, category);
		return out;
	}

	private void task(ProtobufWriter out, long task) {
		if (task != 0) {
			this.parts.integer(out, "task", task);
		}
	}

	void end(long track, long at) throws IOException {
		this.packets.beginEvent(Proto.Event.SLICE_END, track, at);
		this.packets.endEvent();
	}

}
