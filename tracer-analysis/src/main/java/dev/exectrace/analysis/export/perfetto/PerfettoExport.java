package dev.exectrace.analysis.export.perfetto;

import java.io.IOException;
import java.io.OutputStream;

import dev.exectrace.analysis.export.ExportProgress;
import dev.exectrace.analysis.export.timeline.SelectedThreads;
import dev.exectrace.analysis.model.Trace;
import dev.exectrace.analysis.select.Selection;
import dev.exectrace.analysis.task.TaskScopes;

/**
 * Writes a trace for the Perfetto UI: threads and carriers with what they did, wake-ups
 * as arrows, tasks, pauses, collections and counters. Needs a bit of memory a thread, a
 * stack, a task and a region, and none an event.
 */
public final class PerfettoExport {

	private PerfettoExport() {
	}

	/**
	 * Writes the trace.
	 * @param trace the trace
	 * @param selection which part of it
	 * @param tasks the work on the tasks to export, {@code null} for all that threads did
	 * @param out where it goes to; not closed
	 * @param progress is told how far it is
	 * @throws IOException if it cannot be written
	 */
	public static void write(Trace trace, Selection selection, TaskScopes tasks, OutputStream out,
			ExportProgress progress) throws IOException {
		SelectedThreads threads = new SelectedThreads(trace, selection, tasks);
		NewNames added = new NewNames();
		try (Packets packets = new Packets(out, added)) {
			Tracks tracks = new Tracks(packets, trace.threads());
			EventParts parts = new EventParts(trace, added);
			SliceWriter slices = new SliceWriter(trace, selection, packets, parts);
			Clock.write(trace, packets);
			tracks.process();
			MachineTracks machine = new MachineTracks(trace, selection, packets, tracks, slices);
			machine.write();
			TaskTracks.write(trace, selection, threads, tracks, new TaskWriter(trace, packets, parts));
			CarrierTracks.write(trace, threads, tracks, slices);
			machine.counts(new ThreadTracks(trace, selection, threads, tracks, slices).write(progress));
		}
	}

}
