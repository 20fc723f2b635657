package dev.exectrace.analysis.export.perfetto;

import java.io.IOException;

import dev.exectrace.analysis.export.timeline.SelectedTasks;
import dev.exectrace.analysis.export.timeline.SelectedThreads;
import dev.exectrace.analysis.export.timeline.TaskReceiver;
import dev.exectrace.analysis.export.timeline.TaskSlice;
import dev.exectrace.analysis.model.Trace;
import dev.exectrace.analysis.select.Selection;

/**
 * Writes the tasks with their regions, and their messages on the threads that wrote them.
 */
final class TaskTracks implements TaskReceiver {

	private final Tracks tracks;

	private final TaskWriter writer;

	private TaskTracks(Tracks tracks, TaskWriter writer) {
		this.tracks = tracks;
		this.writer = writer;
	}

	static void write(Trace trace, Selection selection, SelectedThreads threads, Tracks tracks, TaskWriter writer)
			throws IOException {
		SelectedTasks tasks = new SelectedTasks(trace, selection, threads);
		tasks.forEach(new TaskTracks(tracks, writer));
		for (int log = 0; log < trace.taskLogs().count(); log++) {
			if (tasks.includesLog(log)) {
				writer.log(tracks.thread(trace.taskLogs().thread(log)), log);
			}
		}
	}

	@Override
	public void lane(int lane, String name) throws IOException {
		this.tracks.lane(lane, name);
	}

	@Override
	public void begin(int lane, TaskSlice slice) throws IOException {
		if (slice.isRegion()) {
			this.writer.region(Tracks.lane(lane), slice);
		}
		else {
			this.writer.task(Tracks.lane(lane), slice);
		}
	}

	@Override
	public void end(int lane, TaskSlice slice) throws IOException {
		this.writer.end(Tracks.lane(lane), slice.end());
	}

}
