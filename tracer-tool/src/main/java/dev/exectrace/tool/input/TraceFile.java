package dev.exectrace.tool.input;

import java.io.IOException;
import java.nio.file.Path;

import dev.exectrace.analysis.jfr.EventOrder;
import dev.exectrace.analysis.jfr.EventReceiver;
import dev.exectrace.analysis.jfr.EventsRead;
import dev.exectrace.analysis.jfr.ReadProgress;
import dev.exectrace.analysis.model.Trace;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/**
 * The trace that a command is about: a mixin for commands.
 */
public final class TraceFile {

	@Parameters(index = "0", paramLabel = "FILE", description = "A trace, or any other flight recording.")
	Path file;

	@Mixin
	Reading reading;

	/**
	 * The file.
	 * @return its path
	 */
	public Path path() {
		return this.file;
	}

	/**
	 * Reads the trace, and says on the error output if it is not whole.
	 * @return the trace
	 * @throws IOException if it cannot be read
	 */
	public Trace read() throws IOException {
		return this.reading.read(this.file);
	}

	/**
	 * Reads the trace, and says on the error output if it is not whole.
	 * @param watcher is told how far it is
	 * @return the trace
	 * @throws IOException if it cannot be read
	 */
	public Trace read(ReadProgress watcher) throws IOException {
		return this.reading.read(this.file, watcher);
	}

	/**
	 * Reads the trace, for commands that say themselves if it is not whole.
	 * @return the trace
	 * @throws IOException if it cannot be read
	 */
	public Trace readQuietly() throws IOException {
		return this.reading.readQuietly(this.file);
	}

	/**
	 * Reads the events of the file one by one, and says on the error output if it is not
	 * whole.
	 * @param order the order of the events
	 * @param receiver takes the events
	 * @return what was read
	 * @throws IOException if it cannot be read
	 */
	public EventsRead events(EventOrder order, EventReceiver receiver) throws IOException {
		return this.reading.events(this.file, order, receiver);
	}

	/**
	 * A line to show how far the command is with what it does after the reading.
	 * @return the line, which stays away where progress is not to be shown
	 */
	public ProgressLine progressLine() {
		return this.reading.progressLine();
	}

}
