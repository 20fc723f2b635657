package dev.exectrace.tool.input;

import java.util.regex.Pattern;

import dev.exectrace.analysis.select.Selection;
import picocli.CommandLine.Option;

/**
 * Which part of a trace a command is about: a mixin for commands.
 */
public final class SelectionOptions extends TimeOptions {

	@Option(names = "--thread", paramLabel = "REGEX",
			description = "Only threads with this in their name or their group's.")
	Pattern threads;

	@Override
	public Selection selection() {
		return selection(this.threads);
	}

}
