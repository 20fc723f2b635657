package dev.exectrace.tool.input;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;

import dev.exectrace.analysis.jfr.EventOrder;
import dev.exectrace.analysis.jfr.EventReader;
import dev.exectrace.analysis.jfr.EventReceiver;
import dev.exectrace.analysis.jfr.EventsRead;
import dev.exectrace.analysis.jfr.ReadProgress;
import dev.exectrace.analysis.jfr.TraceReader;
import dev.exectrace.analysis.model.Trace;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * Reads trace files: a mixin for commands that take several. {@link TraceFile} is for
 * those that take one.
 */
public final class Reading {

	@Option(names = "--progress", negatable = true,
			description = "Show how far it is, or do not. Shown by default on a terminal.")
	Boolean progress;

	@Spec(Spec.Target.MIXEE)
	CommandSpec command;

	/**
	 * Reads a trace, and says on the error output if it is not whole.
	 * @param file the file
	 * @return the trace
	 * @throws IOException if it cannot be read
	 */
	public Trace read(Path file) throws IOException {
		return warned(file, readQuietly(file));
	}

	/**
	 * Reads a trace, and says on the error output if it is not whole.
	 * @param file the file
	 * @param watcher is told how far it is, too
	 * @return the trace
	 * @throws IOException if it cannot be read
	 */
	public Trace read(Path file, ReadProgress watcher) throws IOException {
		return warned(file, readQuietly(file, watcher));
	}

	/**
	 * Reads the events of a file one by one, and says on the error output if it is not
	 * whole.
	 * @param file the file
	 * @param order the order of the events
	 * @param receiver takes the events
	 * @return what was read
	 * @throws IOException if it cannot be read
	 */
	public EventsRead events(Path file, EventOrder order, EventReceiver receiver) throws IOException {
		// On a terminal the line would stand between the events.
		boolean between = order == EventOrder.TIME && this.progress == null && Terminal.console() != null;
		ProgressLine line = between ? new ProgressLine(null) : progressLine();
		EventsRead read;
		try {
			read = EventReader.read(file, order, receiver, new Progress(line, file.toString()));
		}
		finally {
			line.end();
		}
		this.command.commandLine().getOut().flush();
		warn(file, read.losses());
		return read;
	}

	/**
	 * Reads a trace for profiles of it, and says on the error output if it is not whole.
	 * @param file the file
	 * @return what makes profiles of it
	 * @throws IOException if it cannot be read
	 */
	public ProfiledFile profiled(Path file) throws IOException {
		return ProfiledFile.open(file, progressLine(), (losses) -> warn(file, losses));
	}

	private Trace warned(Path file, Trace trace) {
		warn(file, trace.facts().losses());
		return trace;
	}

	private void warn(Path file, List<String> losses) {
		if (!losses.isEmpty()) {
			String more = (losses.size() > 1) ? " (and " + (losses.size() - 1) + " more: see 'exectrace summary')" : "";
			err().println("exectrace: " + file + " is not whole: " + losses.getFirst() + more);
		}
	}

	/**
	 * Reads a trace, for commands that say themselves if it is not whole.
	 * @param file the file
	 * @return the trace
	 * @throws IOException if it cannot be read
	 */
	public Trace readQuietly(Path file) throws IOException {
		return readQuietly(file, ReadProgress.NONE);
	}

	private Trace readQuietly(Path file, ReadProgress watcher) throws IOException {
		if (!isProgressShown()) {
			return TraceReader.read(file, watcher);
		}
		ProgressLine line = new ProgressLine(err());
		Progress shown = new Progress(line, file.toString());
		try {
			return TraceReader.read(file, (bytes, total) -> {
				shown.read(bytes, total);
				watcher.read(bytes, total);
			});
		}
		finally {
			line.end();
		}
	}

	/**
	 * A line to show how far the command is with what it does after the reading.
	 * @return the line, which stays away where progress is not to be shown
	 */
	public ProgressLine progressLine() {
		return new ProgressLine(isProgressShown() ? err() : null);
	}

	private boolean isProgressShown() {
		return (this.progress != null) ? this.progress : Terminal.showsErrors();
	}

	private PrintWriter err() {
		return this.command.commandLine().getErr();
	}

}
