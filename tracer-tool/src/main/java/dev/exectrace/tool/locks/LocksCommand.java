package dev.exectrace.tool.locks;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;

import dev.exectrace.analysis.locks.ContendedLock;
import dev.exectrace.analysis.locks.ContendedLocks;
import dev.exectrace.analysis.model.Trace;
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
 * {@code exectrace locks}.
 */
@Command(name = "locks", description = { "Show the locks and pools that threads waited for, and who kept them waiting.",
		"",
		"Monitors, locks and semaphores, and pools of connections and the like. A trace seldom tells one lock "
				+ "of a class from another, so those taken at one place in the code count as one. Idle workers' "
				+ "waits for work are left out." },
		footerHeading = "%nExamples:%n",
		footer = { "  exectrace locks trace.jfr                  the locks, and the worst of them in detail",
				"  exectrace locks trace.jfr --details 0      only the table",
				"  exectrace locks trace.jfr --thread http    what these threads waited for",
				"  exectrace locks trace.jfr --task /orders   what was waited for in some requests",
				"  exectrace locks trace.jfr --all            also queues, conditions and futures" })
public final class LocksCommand implements Callable<Integer> {

	@Mixin
	TraceFile file;

	@Option(names = "--all", description = "Also what is no lock: queues, conditions, futures, Object.wait.")
	boolean all;

	@Option(names = "--limit", paramLabel = "N", converter = Limit.class, defaultValue = "20",
			description = "How many to show, 0 for all (default: ${DEFAULT-VALUE}).")
	int limit;

	@Option(names = "--details", paramLabel = "N", defaultValue = "5",
			description = "Of how many to show stacks and the longest waits (default: ${DEFAULT-VALUE}).")
	int details;

	@Mixin
	SelectionOptions options;

	@Mixin
	TaskOption task;

	@Mixin
	Output output;

	@Spec
	CommandSpec command;

	@Override
	public Integer call() throws IOException, Failure {
		if (this.details < 0) {
			throw new ParameterException(this.command.commandLine(), "--details cannot be less than 0");
		}
		Trace trace = this.file.read();
		List<ContendedLock> locks = ContendedLocks.of(trace, this.options.selection(),
				this.task.worked(trace, this.file.path()), this.all);
		List<ContendedLock> shown = locks.subList(0, Math.min(this.limit, locks.size()));
		if (this.output.isJson()) {
			this.output.json((json) -> new LocksJson(trace, json).write(shown));
		}
		else {
			new LocksText(trace, this.output.text()).print(locks, shown.size(), this.details);
		}
		return 0;
	}

}
