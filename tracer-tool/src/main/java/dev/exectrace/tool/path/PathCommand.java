package dev.exectrace.tool.path;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;

import dev.exectrace.analysis.model.Threads;
import dev.exectrace.analysis.model.Trace;
import dev.exectrace.analysis.path.CriticalPath;
import dev.exectrace.analysis.path.Slowest;
import dev.exectrace.analysis.select.Selection;
import dev.exectrace.analysis.task.TaskAnalysis;
import dev.exectrace.tool.failure.Failure;
import dev.exectrace.tool.input.Limit;
import dev.exectrace.tool.input.SelectionOptions;
import dev.exectrace.tool.input.TaskOption;
import dev.exectrace.tool.input.TraceFile;
import dev.exectrace.tool.output.Output;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * {@code exectrace path}.
 */
@Command(name = "path", description = { "Show why something was slow: what it waited for, and what that waited for.",
		"",
		"The path of a thread leads through what it did and, where it was blocked until another thread woke it, through "
				+ "what that one did in the meantime, and so on. The parts add up to the thread's time. Waits for the "
				+ "network, a file or a time are ends of their own.",
		"",
		"The slowest are the virtual threads that were started and ended in the trace and lived the longest, as the "
				+ "threads of single requests do; where there are none, the longest waits, but for idle workers'." },
		footerHeading = "%nExamples:%n",
		footer = { "  exectrace path trace.jfr                               of the slowest request",
				"  exectrace path trace.jfr --slowest 5 --thread http     of the five slowest of these threads",
				"  exectrace path trace.jfr --thread worker-3 --from 2s --to 2.5s",
				"  exectrace path trace.jfr --thread 4711                 of the thread with this id",
				"  exectrace path trace.jfr --task 'uri=/orders'          of the slowest of these requests" })
public final class PathCommand implements Callable<Integer> {

	@Mixin
	TraceFile file;

	@Option(names = "--slowest", paramLabel = "N", arity = "0..1", fallbackValue = "1",
			description = "Of the N slowest, 1 by default. So it is without --thread.")
	Integer slowest;

	@Option(names = "--limit", paramLabel = "N", converter = Limit.class, defaultValue = "40",
			description = "How many parts of a path to show, the longest, 0 for all (default: ${DEFAULT-VALUE}).")
	int limit;

	@Mixin
	TaskOption task;

	@Mixin
	SelectionOptions options;

	@Mixin
	Output output;

	@Spec
	CommandSpec command;

	@Override
	public Integer call() throws IOException, Failure {
		if (this.slowest != null && this.slowest < 1) {
			throw new ParameterException(this.command.commandLine(), "--slowest cannot be less than 1");
		}
		Selection selection = this.options.selection();
		Trace trace = this.file.read();
		List<CriticalPath> paths = new ArrayList<>();
		if (this.task.isGiven()) {
			if (selection.threads() != null) {
				throw new ParameterException(this.command.commandLine(), "--thread does not go with --task");
			}
			tasks(trace, selection, paths);
		}
		else if (this.slowest != null || selection.threads() == null) {
			int count = (this.slowest != null) ? this.slowest : 1;
			for (Slowest.Span span : Slowest.of(trace, selection, count)) {
				paths.add(CriticalPath.of(trace, span.thread(), span.start(), span.end()));
			}
		}
		else {
			paths.add(CriticalPath.of(trace, thread(trace, selection), selection.from(), selection.to()));
		}
		if (paths.isEmpty()) {
			throw new Failure("nothing that began and ended or waited is in the selected part of " + this.file.path(),
					"select more with --thread, --from and --to");
		}
		if (this.output.isJson()) {
			this.output.json((json) -> new PathJson(trace, json).write(paths));
		}
		else {
			paths.forEach((path) -> new PathText(trace, this.output.text(), this.limit).print(path));
		}
		return 0;
	}

	/** Of the slowest tasks, each through the thread that worked on it most. */
	private void tasks(Trace trace, Selection selection, List<CriticalPath> paths) throws Failure {
		TaskAnalysis analysis = new TaskAnalysis(trace, this.task.selection(), selection);
		for (int found : analysis.slowest((this.slowest != null) ? this.slowest : 1)) {
			analysis.path(found).ifPresent(paths::add);
		}
		if (paths.isEmpty()) {
			throw this.task.none(trace, this.file.path());
		}
	}

	/**
	 * The thread of that id or name, else the one with it in its name that lived longest.
	 */
	private int thread(Trace trace, Selection selection) throws Failure {
		Threads threads = trace.threads();
		String name = selection.threads().pattern();
		if (name.matches("\\d{1,18}") && threads.number(Long.parseLong(name)) >= 0) {
			return threads.number(Long.parseLong(name));
		}
		List<Integer> found = new ArrayList<>();
		for (int thread = 0; thread < threads.count(); thread++) {
			if (selection.includes(trace, thread)) {
				found.add(thread);
			}
		}
		Comparator<Integer> exact = Comparator.comparing((thread) -> threads.name(thread).equals(name));
		int thread = found.stream()
			.max(exact.thenComparing((number) -> selection.overlap(threads.start(number), threads.end(number))))
			.orElseThrow(() -> new Failure("no thread of " + this.file.path() + " has " + name + " in its name",
					"see which there are with 'exectrace threads " + this.file.path() + "'"));
		if (found.size() > 1 && !this.output.isJson()) {
			this.output.text()
				.println(found.size() + " threads have " + name
						+ " in their names or their groups'; this is the one that lived longest.");
		}
		return thread;
	}

}
