package dev.exectrace.analysis.export.chrome;

import java.io.IOException;

import dev.exectrace.analysis.export.timeline.TaskReceiver;
import dev.exectrace.analysis.export.timeline.TaskSlice;
import dev.exectrace.analysis.model.Regions;
import dev.exectrace.analysis.model.Tasks;
import dev.exectrace.analysis.model.Trace;

/**
 * Writes tasks and regions as asynchronous events: those of one id are one lane.
 */
final class TaskEvents implements TaskReceiver {

	private final Trace trace;

	private final TraceEvent event;

	private final int pid;

	TaskEvents(Trace trace, TraceEvent event, int pid) {
		this.trace = trace;
		this.event = event;
		this.pid = pid;
	}

	@Override
	public void lane(int lane, String name) {
	}

	@Override
	public void begin(int lane, TaskSlice slice) throws IOException {
		event("b", lane, slice, slice.start());
		if (slice.isRegion()) {
			region(slice);
		}
		else {
			task(slice.task());
		}
		this.event.end();
	}

	@Override
	public void end(int lane, TaskSlice slice) throws IOException {
		event("e", lane, slice, slice.end());
		this.event.end();
	}

	private void event(String phase, int lane, TaskSlice slice, long at) {
		this.event.begin(phase, name(slice)).field("cat", "task").id(lane).track(this.pid, 0).at(at);
	}

	private String name(TaskSlice slice) {
		if (!slice.isRegion()) {
			return this.trace.tasks().name(slice.task());
		}
		Regions regions = this.trace.regions();
		return regions.isScope(slice.region()) ? this.trace.threads().name(slice.thread())
				: regions.name(slice.region());
	}

	private void task(int task) {
		Tasks tasks = this.trace.tasks();
		this.event.arg("task", tasks.id(task));
		if (tasks.parent(task) >= 0) {
			this.event.arg("parent", tasks.id(tasks.parent(task)));
		}
		if (tasks.isComplete(task)) {
			this.event.arg("outcome", (tasks.outcome(task) != null) ? tasks.outcome(task) : "success");
		}
		else {
			this.event.arg("incomplete", true);
		}
		this.event.arg("attributes", tasks.attributes(task));
		this.event.arg("trace id", tasks.traceId(task));
		this.event.arg("span id", tasks.spanId(task));
	}

	private void region(TaskSlice slice) {
		long task = this.trace.regions().taskId(slice.region());
		if (task != 0) {
			this.event.arg("task", task);
		}
		this.event.arg("thread", this.trace.threads().name(slice.thread()));
	}

}
