package dev.exectrace.analysis.export.table;

import java.io.IOException;

import dev.exectrace.analysis.export.timeline.SelectedThreads;
import dev.exectrace.analysis.model.Regions;
import dev.exectrace.analysis.model.Tasks;
import dev.exectrace.analysis.model.Trace;
import dev.exectrace.analysis.select.Selection;

/**
 * The rows of {@link Table#TASKS} and {@link Table#REGIONS}.
 */
final class TaskRows {

	private TaskRows() {
	}

	static void writeTasks(Trace trace, Selection selection, SelectedThreads selected, TableSink sink)
			throws IOException {
		Tasks tasks = trace.tasks();
		for (int task = 0; task < tasks.count(); task++) {
			if (tasks.start(task) >= selection.to() || tasks.end(task) < selection.from()
					|| !selected.includesTask(task)) {
				continue;
			}
			sink.number(tasks.id(task));
			sink.reference((tasks.parent(task) >= 0) ? tasks.id(tasks.parent(task)) : -1);
			sink.text(tasks.name(task));
			sink.number(tasks.start(task));
			sink.number(tasks.end(task));
			sink.flag(tasks.isComplete(task));
			sink.text(orEmpty(tasks.outcome(task)));
			sink.text(orEmpty(tasks.attributes(task)));
			sink.text(orEmpty(tasks.traceId(task)));
			sink.text(orEmpty(tasks.spanId(task)));
			sink.reference(tasks.beginner(task));
			sink.reference(tasks.ender(task));
			sink.endRow();
		}
	}

	static void writeRegions(Trace trace, Selection selection, SelectedThreads selected, TableSink sink)
			throws IOException {
		Tasks tasks = trace.tasks();
		Regions regions = trace.regions();
		for (int row = 0; row < regions.count(); row++) {
			if (selection.overlap(regions.start(row), regions.end(row)) == 0
					|| !selected.includesTask((regions.taskId(row) != 0) ? tasks.find(regions.taskId(row)) : -1)) {
				continue;
			}
			sink.reference((regions.taskId(row) != 0) ? regions.taskId(row) : -1);
			sink.number(regions.thread(row));
			sink.number(regions.start(row));
			sink.number(regions.end(row));
			sink.text(regions.name(row));
			sink.flag(regions.isScope(row));
			sink.endRow();
		}
	}

	private static String orEmpty(String text) {
		return (text != null) ? text : "";
	}

}
