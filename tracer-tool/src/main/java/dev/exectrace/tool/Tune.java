package dev.exectrace.tool;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;

import dev.exectrace.tool.failure.Failure;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * {@code exectrace tune}: does what other commands do, for a JVM to learn it that the
 * launcher has told to keep what it learns.
 */
@Command(name = "tune", description = {
		"Have commands answer sooner on this machine: keep what the JVM learns while it reads a trace.", "",
		"Reads the trace, which should be a large one, and answers some questions about it. What the JVM has "
				+ "learnt of its code goes to a file of some 20 MB in the directory exectrace of XDG_CACHE_HOME, "
				+ "which is .cache in your home where it is not set. It belongs to this Java and this exectrace: "
				+ "tune again after either has changed. To delete the file undoes it.",
		"", "Needs a Java of 25 or newer." }, footerHeading = "%nExamples:%n", footer = "  exectrace tune trace.jfr")
final class Tune implements Callable<Integer> {

	private static final String BY_LAUNCHER = "exectrace.tuning";

	/** The first one has to succeed; a trace may hold nothing for the others. */
	private static final List<List<String>> LESSONS = List.of(List.of("summary"), List.of("profile", "--type=sync"),
			List.of("profile", "--type=sched"), List.of("threads"));

	@Parameters(paramLabel = "FILE", description = "The trace.")
	Path file;

	@Spec
	CommandSpec spec;

	@Override
	public Integer call() throws Failure {
		if (!Boolean.getBoolean(BY_LAUNCHER)) {
			throw new Failure("the JVM was not told to keep what it learns",
					"run exectrace tune by its launcher instead of java -jar, on a Java of 25 or newer");
		}
		for (List<String> lesson : LESSONS) {
			this.spec.commandLine().getOut().println("exectrace: learning " + String.join(" ", lesson));
			this.spec.commandLine().getOut().flush();
			StringWriter err = new StringWriter();
			int status = Exectrace.commandLine()
				.setOut(new PrintWriter(Writer.nullWriter()))
				.setErr(new PrintWriter(err))
				.execute(arguments(lesson));
			if (status != 0 && lesson == LESSONS.getFirst()) {
				this.spec.commandLine().getErr().print(err);
				return status;
			}
		}
		return 0;
	}

	private String[] arguments(List<String> lesson) {
		String[] arguments = lesson.toArray(new String[lesson.size() + 1]);
		arguments[lesson.size()] = this.file.toString();
		return arguments;
	}

}
