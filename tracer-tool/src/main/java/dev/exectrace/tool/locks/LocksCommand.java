package dev.exectrace.tool.locks;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;

import dev.exectrace.analysis.locks.ContendedLock;
import dev.exectrace.analysis.locks.ContendedLocks;
import dev.exectrace.analysis.model.Trace;
import dev.exectrace.analysis.select.Selection;
import dev.exectrace.tool.input.SelectionOptions;
import dev.exectrace.tool.input.TraceFile;
import dev.exectrace.tool.output.Column;
import dev.exectrace.tool.output.Output;
import dev.exectrace.tool.output.Table;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * {@code exectrace locks}.
 */
@Command(name = "locks", description = {
		"Show the monitors, locks, semaphores and pools that threads waited for, and who kept them waiting.", "",
		"A trace seldom tells one lock of a class from another: those that are taken at one place in the code count "
				+ "as one. Sums by class are exact; they are split over the places by sampled stacks." },
		footerHeading = "%nExamples:%n",
		footer = { "  exectrace locks trace.jfr",
				"  exectrace locks trace.jfr --details 10           who waited and who held, of more of them",
				"  exectrace locks trace.jfr --thread tomcat --json only the waits of some threads, as JSON" })
public final class LocksCommand implements Callable<Integer> {

	@Mixin
	TraceFile file;

	@Option(names = "--all",
			description = "Also conditions, queues, futures and Object.wait, which threads wait for but do not hold.")
	boolean all;

	@Option(names = "--limit", paramLabel = "N", defaultValue = "20",
			description = "How many to show, 0 for all (default: ${DEFAULT-VALUE}).")
	int limit;

	@Option(names = "--details", paramLabel = "N", defaultValue = "3",
			description = "Of how many to show both sides' stacks in text; JSON has those of all "
					+ "(default: ${DEFAULT-VALUE}).")
	int details;

	@Mixin
	SelectionOptions options;

	@Mixin
	Output output;

	@Spec
	CommandSpec command;

	@Override
	public Integer call() throws IOException {
		if (this.limit < 0 || this.details < 0) {
			throw new ParameterException(this.command.commandLine(), "--limit and --details cannot be less than 0");
		}
		Selection selection = this.options.selection();
		Trace trace = this.file.read();
		List<ContendedLock> locks = ContendedLocks.of(trace, selection, this.all);
		List<ContendedLock> shown = locks.stream().limit((this.limit > 0) ? this.limit : Long.MAX_VALUE).toList();
		if (this.output.isJson()) {
			this.output.json((json) -> new LockJson(trace, json).write(shown));
			return 0;
		}
		PrintWriter out = this.output.text();
		if (locks.isEmpty()) {
			out.println("No thread waited for a lock"
					+ (this.all ? "." : "; --all looks at conditions, queues and futures, too."));
			return 0;
		}
		print(out, shown);
		if (locks.size() > shown.size()) {
			out.println();
			out.println(locks.size() - shown.size() + " more are not shown; --limit 0 shows all.");
		}
		LockDetails both = new LockDetails(trace, out);
		for (int i = 0; i < Math.min(this.details, shown.size()); i++) {
			both.print(i + 1, shown.get(i));
		}
		return 0;
	}

	private static void print(PrintWriter out, List<ContendedLock> locks) {
		Table table = new Table(Column.count("number", "#"), Column.duration("total", "total"),
				Column.count("waits", "waits"), Column.duration("mean", "mean"), Column.duration("longest", "longest"),
				Column.count("waiters", "waiters"), Column.text("reason", "reason"), Column.text("place", "where"),
				Column.text("type", "class"));
		for (ContendedLock lock : locks) {
			table.row(table.size() + 1, lock.total(), lock.waits(),
					(lock.waits() > 0) ? lock.total() / lock.waits() : 0, lock.longest(), lock.waiters(),
					lock.pool() ? "pool" : lock.reason().label(), place(lock), lock.type());
		}
		table.print(out);
	}

	static String place(ContendedLock lock) {
		return (lock.site() != null && !lock.site().isEmpty()) ? lock.site() : "(not known)";
	}

}
