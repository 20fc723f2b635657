package dev.exectrace.tool;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * {@code exectrace help}.
 */
@Command(name = "help", description = "Show how to use a command.", footerHeading = "%nExamples:%n",
		footer = "  exectrace help capture")
final class Help implements Runnable {

	@Parameters(arity = "0..1", paramLabel = "COMMAND", description = "The command, or all of them.")
	String command;

	@Spec
	CommandSpec spec;

	@Override
	public void run() {
		CommandLine root = this.spec.parent().commandLine();
		CommandLine about = (this.command != null) ? root.getSubcommands().get(this.command) : root;
		if (about == null) {
			throw new ParameterException(this.spec.commandLine(), "there is no command " + this.command);
		}
		about.usage(root.getOut());
	}

}
