package dev.exectrace.analysis.oracle;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.regex.Pattern;

import dev.exectrace.analysis.diff.Measurement;
import dev.exectrace.analysis.diff.Per;
import dev.exectrace.analysis.diff.TraceDiff;
import dev.exectrace.analysis.export.ExportProgress;
import dev.exectrace.analysis.export.chrome.ChromeExport;
import dev.exectrace.analysis.export.perfetto.PerfettoExport;
import dev.exectrace.analysis.locks.ContendedLocks;
import dev.exectrace.analysis.mmu.MutatorUtilisation;
import dev.exectrace.analysis.mmu.UtilisationPlot;
import dev.exectrace.analysis.model.Trace;
import dev.exectrace.analysis.path.CriticalPath;
import dev.exectrace.analysis.path.Slowest;
import dev.exectrace.analysis.profile.Profile;
import dev.exectrace.analysis.profile.ProfileType;
import dev.exectrace.analysis.select.Selection;
import dev.exectrace.analysis.summary.Summary;
import dev.exectrace.analysis.task.TaskAnalysis;
import dev.exectrace.analysis.task.TaskScopes;
import dev.exectrace.analysis.task.TaskSelection;
import dev.exectrace.analysis.threads.ThreadAnalysis;

/**
 * All views of a trace, none of which may fail.
 */
final class Views {

	private Views() {
	}

	static void look(Trace trace) {
		Summary.of(trace);
		ContendedLocks.of(trace, Selection.ALL, true);
		ThreadAnalysis.groups(trace, Selection.ALL);
		UtilisationPlot.svg(MutatorUtilisation.of(trace, Selection.ALL));
		for (ProfileType type : ProfileType.values()) {
			Profile.of(trace, type, Selection.ALL, true).methods();
		}
		Slowest.of(trace, Selection.ALL, 2)
			.forEach((span) -> CriticalPath.of(trace, span.thread(), span.start(), span.end()).summary(trace));
		diff(trace);
		tasks(trace);
		export(trace, Selection.ALL);
		export(trace, Selection.ALL, TaskScopes.of(trace, TaskSelection.ALL));
		export(trace, new Selection(Pattern.compile("worker"), trace.window() / 4, trace.window() / 2 + 1));
	}

	private static void export(Trace trace, Selection selection) {
		export(trace, selection, null);
	}

	private static void export(Trace trace, Selection selection, TaskScopes tasks) {
		try {
			ChromeExport.write(trace, selection, tasks, OutputStream.nullOutputStream(), ExportProgress.NONE);
			PerfettoExport.write(trace, selection, tasks, OutputStream.nullOutputStream(), ExportProgress.NONE);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** Nothing can be compared with nobody. */
	private static void diff(Trace trace) {
		long lives = 0;
		for (int thread = 0; thread < trace.threads().count(); thread++) {
			lives += trace.threads().end(thread) - trace.threads().start(thread);
		}
		if (lives > 0) {
			Measurement measurement = Measurement.of(trace, Selection.ALL, Per.SECOND);
			TraceDiff.of(measurement, measurement).stacks();
		}
	}

	private static void tasks(Trace trace) {
		TaskAnalysis analysis = new TaskAnalysis(trace, TaskSelection.ALL, Selection.ALL);
		analysis.kinds();
		for (int task : analysis.slowest(2)) {
			analysis.time(task);
			analysis.path(task).ifPresent((path) -> path.summary(trace));
		}
		Profile.of(trace, ProfileType.BLOCK, Selection.ALL, TaskScopes.of(trace, TaskSelection.ALL), true).methods();
	}

}
