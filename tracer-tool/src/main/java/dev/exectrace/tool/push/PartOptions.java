package dev.exectrace.tool.push;

import java.util.regex.Pattern;

import dev.exectrace.analysis.select.Selection;
import dev.exectrace.tool.input.Nanos;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * Which part of the traces is sent: a mixin. As with other commands, but that
 * {@code --to} is where it goes.
 */
final class PartOptions {

	@Option(names = "--thread", paramLabel = "REGEX",
			description = "Only threads with this in their name or their group's.")
	Pattern threads;

	@Option(names = "--from", paramLabel = "TIME", converter = Nanos.class, defaultValue = "0",
			description = "Only from this time on, since the trace's start, as in 1.5s or 300ms.")
	long from;

	@Option(names = "--until", paramLabel = "TIME", converter = Nanos.class,
			description = "Only up to this time: what is --to elsewhere.")
	Long until;

	@Spec(Spec.Target.MIXEE)
	CommandSpec command;

	Selection selection() {
		long end = (this.until != null) ? this.until : Long.MAX_VALUE;
		if (end <= this.from) {
			throw new ParameterException(this.command.commandLine(), "--until must be after --from");
		}
		return new Selection(this.threads, this.from, end);
	}

}
