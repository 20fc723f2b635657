package dev.exectrace.tool;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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
		footerHeading = "%nExamples:%n",
		footer = { "  exectrace trace.jfr              the same as exectrace view trace.jfr",
				"  exectrace help capture           how to use a command", "",
				"EXECTRACE_OPTS holds options for the JVM, as in EXECTRACE_OPTS=-Xmx4g." })
public final class Exectrace implements Runnable {

	private static final String HELP = "help";

	private static final Map<String, Class<?>> COMMANDS = commands();

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
	 * The command, ready to be executed. One that knows but one command is made in half
	 * of the time.
	 * @param arguments the arguments that it is for: where they begin with a command, it
	 * knows that one, else all
	 * @return the command line
	 */
	public static CommandLine commandLine(String... arguments) {
		boolean one = arguments.length > 0 && COMMANDS.containsKey(arguments[0]) && !arguments[0].equals(HELP);
		Collection<String> commands = one ? List.of(arguments[0]) : COMMANDS.keySet();
		CommandLine commandLine = new CommandLine(new Exectrace());
		commands.forEach((name) -> commandLine.addSubcommand(name, COMMANDS.get(name)));
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

	private static Map<String, Class<?>> commands() {
		Map<String, Class<?>> commands = new LinkedHashMap<>();
		commands.put("capture", CaptureCommand.class);
		commands.put("view", ViewCommand.class);
		commands.put("summary", SummaryCommand.class);
		commands.put("threads", ThreadsCommand.class);
		commands.put("tasks", TasksCommand.class);
		commands.put("profile", ProfileCommand.class);
		commands.put("locks", LocksCommand.class);
		commands.put("path", PathCommand.class);
		commands.put("mmu", MmuCommand.class);
		commands.put("diff", DiffCommand.class);
		commands.put("events", EventsCommand.class);
		commands.put("export", ExportCommand.class);
		commands.put("push", PushCommand.class);
		commands.put("tune", Tune.class);
		commands.put(HELP, Help.class);
		return commands;
	}

	/** A file alone is to be looked at. */
	static String[] withCommand(String... arguments) {
		if (arguments.length == 0 || COMMANDS.containsKey(arguments[0]) || !isFile(arguments[0])) {
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

	private static int run(String[] given) {
		PrintWriter out = StandardOutput.out();
		PrintWriter err = StandardOutput.err();
		String[] arguments = withCommand(given);
		CommandLine commandLine = commandLine(arguments).setOut(out).setErr(err);
		int status;
		try {
			status = commandLine.execute(arguments);
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
