package dev.exectrace.tool;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

import dev.exectrace.tool.capture.CaptureCommand;
import dev.exectrace.tool.diff.DiffCommand;
import dev.exectrace.tool.events.EventsCommand;
import dev.exectrace.tool.export.ExportCommand;
import dev.exectrace.tool.failure.ExecutionFailures;
import dev.exectrace.tool.failure.UsageFailures;
import dev.exectrace.tool.locks.LocksCommand;
import dev.exectrace.tool.mmu.MmuCommand;
import dev.exectrace.tool.output.OutputClosedException;
import dev.exectrace.tool.output.StandardOutput;
import dev.exectrace.tool.path.PathCommand;
import dev.exectrace.tool.profile.ProfileCommand;
import dev.exectrace.tool.push.PushCommand;
import dev.exectrace.tool.summary.SummaryCommand;
import dev.exectrace.tool.tasks.TasksCommand;
import dev.exectrace.tool.threads.ThreadsCommand;
import dev.exectrace.tool.view.ViewCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/**
 * The {@code exectrace} command: reads traces and answers questions about them.
 */
@Command(name = "exectrace", versionProvider = Version.class, description = "Tells from a trace where time went.",
// @formatter:off
		subcommands = {
			CaptureCommand.class,
			ViewCommand.class,
			SummaryCommand.class,
			ThreadsCommand.class,
			TasksCommand.class,
			ProfileCommand.class,
			LocksCommand.class,
			PathCommand.class,
			MmuCommand.class,
			DiffCommand.class,
			EventsCommand.class,
			ExportCommand.class,
			PushCommand.class,
			Tune.class,
			Help.class
		},
		// @formatter:on
		footerHeading = "%nExamples:%n",
		footer = { "  exectrace trace.jfr              the same as exectrace view trace.jfr",
				"  exectrace help capture           how to use a command", "",
				"EXECTRACE_OPTS holds options for the JVM, as in EXECTRACE_OPTS=-Xmx4g." })
public final class Exectrace implements Runnable {

	@Option(names = { "-h", "--help" }, usageHelp = true, scope = ScopeType.INHERIT,
			description = "Show how to use the command.")
	boolean help;

	@Option(names = { "-V", "--version" }, versionHelp = true, description = "Show the version.")
	boolean version;

	@Spec
	CommandSpec spec;

	private Exectrace() {
	}

	@Override
	public void run() {
		this.spec.commandLine().usage(this.spec.commandLine().getOut());
	}

	/**
	 * The command, ready to be executed.
	 * @return the command line
	 */
	public static CommandLine commandLine() {
		CommandLine commandLine = new CommandLine(new Exectrace());
		commandLine.setParameterExceptionHandler(new UsageFailures());
		commandLine.setExecutionExceptionHandler(new ExecutionFailures());
		commandLine.setCaseInsensitiveEnumValuesAllowed(true);
		// capture reads them itself, and names the line that is wrong
		commandLine.setExpandAtFiles(false);
		commandLine.setUsageHelpAutoWidth(false);
		commandLine.setUsageHelpWidth(100);
		return commandLine;
	}

	/**
	 * Runs the command and ends the JVM: 0 where it went well, 1 where it failed, 2 where
	 * it was not used right.
	 * @param arguments the command's name and its arguments
	 */
	public static void main(String[] arguments) {
		System.exit(run(arguments));
	}

	/** A file alone is to be looked at. */
	static String[] withCommand(CommandLine commandLine, String... arguments) {
		if (arguments.length == 0 || commandLine.getSubcommands().containsKey(arguments[0]) || !isFile(arguments[0])) {
			return arguments;
		}
		String[] view = new String[arguments.length + 1];
		view[0] = "view";
		System.arraycopy(arguments, 0, view, 1, arguments.length);
		return view;
	}

	private static boolean isFile(String argument) {
		try {
			return Files.isRegularFile(Path.of(argument));
		}
		catch (InvalidPathException ex) {
			return false;
		}
	}

	private static int run(String[] arguments) {
		PrintWriter out = StandardOutput.out();
		PrintWriter err = StandardOutput.err();
		CommandLine commandLine = commandLine().setOut(out).setErr(err);
		int status;
		try {
			status = commandLine.execute(withCommand(commandLine, arguments));
			out.flush();
		}
		catch (OutputClosedException ex) {
			status = ExecutionFailures.report(ex, err);
		}
		catch (OutOfMemoryError | StackOverflowError ex) {
			status = ExecutionFailures.report(ex, err);
		}
		err.flush();
		return status;
	}

}
