package dev.exectrace.analysis.export.table;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.BitSet;

import dev.exectrace.analysis.export.ExportProgress;
import dev.exectrace.analysis.export.timeline.SelectedThreads;
import dev.exectrace.analysis.model.Trace;
import dev.exectrace.analysis.select.Selection;
import dev.exectrace.analysis.task.TaskScopes;

/**
 * Writes a trace as a directory of tables. Needs memory for a few thousand rows, however
 * long the trace is.
 */
public final class TableExport {

	private final Trace trace;

	private final Selection selection;

	private final SelectedThreads threads;

	private final TableFormat format;

	private final Path directory;

	private TableExport(Trace trace, Selection selection, SelectedThreads threads, TableFormat format, Path directory) {
		this.trace = trace;
		this.selection = selection;
		this.threads = threads;
		this.format = format;
		this.directory = directory;
	}

	/**
	 * Writes the tables.
	 * @param trace the trace
	 * @param selection which part of it
	 * @param tasks the work on the tasks to export, {@code null} for all that threads did
	 * @param format the files' format
	 * @param directory where they go to; made where it is not there
	 * @param progress is told how far it is
	 * @throws IOException if they cannot be written
	 */
	public static void write(Trace trace, Selection selection, TaskScopes tasks, TableFormat format, Path directory,
			ExportProgress progress) throws IOException {
		Files.createDirectories(directory);
		new TableExport(trace, selection, new SelectedThreads(trace, selection, tasks), format, directory)
			.write(progress);
	}

	private void write(ExportProgress progress) throws IOException {
		try (TableSink sink = open(Table.TRACE)) {
			TraceRows.write(this.trace, this.selection, sink);
		}
		try (TableSink sink = open(Table.THREADS)) {
			ThreadRows.write(this.trace, sink);
		}
		BitSet stacks;
		try (TableSink sink = open(Table.STATES)) {
			stacks = StateRows.write(this.trace, this.selection, this.threads, sink, progress);
		}
		try (TableSink sink = open(Table.WAKEUPS)) {
			WakeupRows.write(this.trace, this.selection, this.threads, sink);
		}
		try (TableSink sink = open(Table.STACKS)) {
			StackRows.write(this.trace, stacks, sink);
		}
		try (TableSink sink = open(Table.TASKS)) {
			TaskRows.writeTasks(this.trace, this.selection, this.threads, sink);
		}
		try (TableSink sink = open(Table.REGIONS)) {
			TaskRows.writeRegions(this.trace, this.selection, this.threads, sink);
		}
		try (TableSink sink = open(Table.PAUSES)) {
			PauseRows.write(this.trace, this.selection, sink);
		}
	}

	private TableSink open(Table table) throws IOException {
		Path file = this.directory.resolve(table.fileName() + "." + this.format.extension());
		return this.format.open(table, Files.newOutputStream(file));
	}

}
