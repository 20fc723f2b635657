package dev.exectrace.analysis.profile;

import java.io.IOException;
import java.nio.file.Path;

import dev.exectrace.analysis.jfr.NoTraceException;
import dev.exectrace.analysis.jfr.ReadProgress;
import dev.exectrace.analysis.jfr.TraceReader;
import dev.exectrace.analysis.jfr.TraceReplay;
import dev.exectrace.analysis.model.Trace;
import dev.exectrace.analysis.select.Selection;
import dev.exectrace.analysis.task.TaskScopes;

/**
 * Makes profiles of a trace file without all of the trace in memory: its run slices are
 * added up while they are read. Only a file that is damaged, or whose slices overlap or
 * are not in order, is read as a whole. For one thread.
 */
public final class ProfileReader {

	private final Path file;

	private final TraceReplay replay;

	private Trace trace;

	private ProfileReader(Path file, TraceReplay replay) {
		this.file = file;
		this.replay = replay;
		this.trace = replay.trace();
	}

	/**
	 * Reads a trace but for its run slices.
	 * @param file the flight recording
	 * @param progress is told how far the reading is
	 * @return what makes profiles of it
	 * @throws NoTraceException if nothing in the file can be read
	 * @throws IOException if the file cannot be read
	 */
	public static ProfileReader open(Path file, ReadProgress progress) throws IOException {
		return new ProfileReader(file, TraceReplay.read(file, progress));
	}

	/**
	 * The trace, which may hold no run slices.
	 * @return the trace
	 */
	public Trace trace() {
		return this.trace;
	}

	/**
	 * Makes a profile.
	 * @param type what to add up
	 * @param selection of which threads, in which time
	 * @param tasks when threads worked on some tasks, {@code null} for any time
	 * @param idle whether with the waits of idle workers
	 * @param progress is told how far the reading is
	 * @return the profile, the same as of all of the trace
	 * @throws IOException if the file cannot be read
	 * @see Profile#of(Trace, ProfileType, Selection, TaskScopes, boolean)
	 */
	public Profile profile(ProfileType type, Selection selection, TaskScopes tasks, boolean idle, ReadProgress progress)
			throws IOException {
		boolean whole = this.trace != this.replay.trace();
		if (!type.isSampled() && !whole) {
			IntervalProfiler profiler = new IntervalProfiler(this.trace, type, selection, tasks, idle);
			if (this.replay.replay(profiler, progress)) {
				return profiler.profile();
			}
			this.trace = TraceReader.read(this.file, progress);
		}
		return Profile.of(this.trace, type, selection, tasks, idle);
	}

}
