package dev.exectrace.tool.input;

import java.util.regex.Pattern;

import dev.exectrace.analysis.select.Selection;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * Which time of a trace a command is about: a mixin for commands.
 */
public class TimeOptions {

	@Option(names = "--from", paramLabel = "TIME", converter = Nanos.class, defaultValue = "0",
			description = "Only from this time on, since the trace's start, as in 1.5s or 300ms.")
	long from;

	@Option(names = "--to", paramLabel = "TIME", converter = Nanos.class, description = "Only up to this time.")
	Long to;

	@Spec(Spec.Target.MIXEE)
	CommandSpec command;

	/**
	 * The part that is asked for.
	 * @return the selection
	 */
	public Selection selection() {
		return selection(null);
	}

	Selection selection(Pattern threads) {
		long end = (this.to != null) ? this.to : Long.MAX_VALUE;
		if (end <= this.from) {
			throw new ParameterException(this.command.commandLine(), "--to must be after --from");
		}
		return new Selection(threads, this.from, end);
	}

}
