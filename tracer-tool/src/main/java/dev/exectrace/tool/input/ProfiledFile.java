package dev.exectrace.tool.input;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

import dev.exectrace.analysis.model.Trace;
import dev.exectrace.analysis.profile.Profile;
import dev.exectrace.analysis.profile.ProfileReader;
import dev.exectrace.analysis.profile.ProfileType;
import dev.exectrace.analysis.select.Selection;
import dev.exectrace.analysis.task.TaskScopes;

/**
 * A trace file that profiles are made of, with the command's progress line.
 */
public final class ProfiledFile {

	private final Path file;

	private final ProfileReader reader;

	private final ProgressLine line;

	private final Consumer<List<String>> warning;

	private boolean warned;

	private ProfiledFile(Path file, ProfileReader reader, ProgressLine line, Consumer<List<String>> warning) {
		this.file = file;
		this.reader = reader;
		this.line = line;
		this.warning = warning;
	}

	/**
	 * Opens a file.
	 * @param warning is told what is missing, if anything is
	 */
	static ProfiledFile open(Path file, ProgressLine line, Consumer<List<String>> warning) throws IOException {
		ProfiledFile profiled;
		try {
			profiled = new ProfiledFile(file, ProfileReader.open(file, new Progress(line, file.toString())), line,
					warning);
		}
		finally {
			line.end();
		}
		profiled.warn();
		return profiled;
	}

	private void warn() {
		List<String> losses = trace().facts().losses();
		if (!this.warned && !losses.isEmpty()) {
			this.warned = true;
			this.warning.accept(losses);
		}
	}

	/**
	 * The trace.
	 * @return the trace, which may hold no run slices
	 */
	public Trace trace() {
		return this.reader.trace();
	}

	/**
	 * Makes a profile.
	 * @param type what to add up
	 * @param selection of which threads, in which time
	 * @param tasks when threads worked on some tasks, {@code null} for any time
	 * @param idle whether with the waits of idle workers
	 * @return the profile
	 * @throws IOException if the file cannot be read
	 */
	public Profile profile(ProfileType type, Selection selection, TaskScopes tasks, boolean idle) throws IOException {
		Profile profile;
		try {
			profile = this.reader.profile(type, selection, tasks, idle,
					new Progress(this.line, "Adding up", this.file.toString()));
		}
		finally {
			this.line.end();
		}
		warn();
		return profile;
	}

}
