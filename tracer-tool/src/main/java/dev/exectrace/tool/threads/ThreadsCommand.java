package dev.exectrace.tool.threads;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.IntPredicate;

import dev.exectrace.analysis.model.ThreadGroups;
import dev.exectrace.analysis.model.Trace;
import dev.exectrace.analysis.select.Selection;
import dev.exectrace.analysis.select.ThreadTimes;
import dev.exectrace.analysis.threads.ThreadAnalysis;
import dev.exectrace.analysis.threads.ThreadRanking;
import dev.exectrace.analysis.threads.ThreadStatistics;
import dev.exectrace.tool.failure.Failure;
import dev.exectrace.tool.input.Limit;
import dev.exectrace.tool.input.SelectionOptions;
import dev.exectrace.tool.input.TaskOption;
import dev.exectrace.tool.input.TraceFile;
import dev.exectrace.tool.output.Output;
import dev.exectrace.tool.output.Quantity;
import dev.exectrace.tool.output.Table;
import dev.exectrace.tool.threads.ThreadColumns.ThreadColumn;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * {@code exectrace threads}.
 */
@Command(name = "threads", description = { "Show what threads did, by group or one by one.", "",
		"A group is the threads of one executor: those whose names differ in their numbers only. Nameless virtual "
				+ "threads are grouped by who started them. A platform thread counts as running where it is not "
				+ "known to wait; cpu is its processor time by samples." },
		footerHeading = "%nExamples:%n",
		footer = { "  exectrace threads trace.jfr                           the groups",
				"  exectrace threads trace.jfr --group 'HikariPool-*'    the threads of one of them",
				"  exectrace threads trace.jfr --task /orders            what threads did for some requests",
				"  exectrace threads trace.jfr --single --sort waitMax   the threads with the longest waits",
				"  exectrace threads trace.jfr --from 1s --to 2s --json  the groups in one second, as JSON" })
public final class ThreadsCommand implements Callable<Integer> {

	@Mixin
	TraceFile file;

	@Option(names = "--group", paramLabel = "NAME",
			description = "The threads of this group, or of those with this in their names, one by one.")
	String group;

	@Option(names = { "--single", "--all" }, description = "The threads of all groups, one by one.")
	boolean single;

	@Option(names = "--sort", paramLabel = "COLUMN", defaultValue = "total",
			description = "The column to sort by, as it is called in JSON, or a reason to be blocked for "
					+ "(default: ${DEFAULT-VALUE}).")
	String sort;

	@Option(names = "--limit", paramLabel = "N", converter = Limit.class, defaultValue = "30",
			description = "How many to show, 0 for all (default: ${DEFAULT-VALUE}).")
	int limit;

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
		ThreadColumn by = ThreadColumns.named(this.sort)
			.orElseThrow(() -> usage("there is no column " + this.sort + " to sort by; there are " + String.join(", ",
					ThreadColumns.all(true).stream().map((column) -> column.column().key()).toList())));
		Selection selection = this.options.selection();
		Trace trace = this.file.read();
		ThreadTimes worked = this.task.worked(trace, this.file.path());
		ThreadRanking ranking;
		if (this.single || this.group != null) {
			ranking = ThreadAnalysis.threads(trace, selection, worked, wanted(trace.threads().groups()), by.order(),
					this.limit);
		}
		else {
			ranking = first(ThreadAnalysis.groups(trace, selection, worked), by.order(), this.limit);
		}
		show(trace, selection, ranking);
		return 0;
	}

	private static ThreadRanking first(List<ThreadStatistics> rows, Comparator<ThreadStatistics> order, int most) {
		return new ThreadRanking(rows.stream().sorted(order).limit(most).toList(), rows.size());
	}

	private IntPredicate wanted(ThreadGroups groups) throws Failure {
		if (this.group == null) {
			return (number) -> true;
		}
		BitSet wanted = new BitSet();
		String part = this.group.toLowerCase(Locale.ROOT);
		for (int i = 0; i < groups.count(); i++) {
			if (groups.name(i).equals(this.group)) {
				wanted.clear();
				wanted.set(i);
				break;
			}
			wanted.set(i, groups.name(i).toLowerCase(Locale.ROOT).contains(part));
		}
		if (wanted.isEmpty()) {
			throw new Failure("no group of threads has " + this.group + " in its name",
					"see what groups there are with 'exectrace threads " + this.file.path() + "'");
		}
		return wanted::get;
	}

	private void show(Trace trace, Selection selection, ThreadRanking ranking) {
		boolean each = this.single || this.group != null;
		if (this.output.isJson()) {
			this.output.print(table(ThreadColumns.all(each), ranking.first()));
			return;
		}
		PrintWriter out = this.output.text();
		String what = each ? "threads" : "groups of threads";
		if (ranking.count() == 0) {
			out.println("There are no such threads.");
			return;
		}
		long time = Math.max(0, selection.end(trace) - selection.from());
		out.println("In " + Quantity.duration(time) + " there were " + ranking.count() + " " + what
				+ ". Where their time went:");
		out.println();
		table(ThreadColumns.times(each, ranking.first()), ranking.first()).print(out);
		out.println();
		out.println("How often and how long they were runnable (latencies), and blocked (waits):");
		out.println();
		table(ThreadColumns.singleTimes(), ranking.first()).print(out);
		if (ranking.count() > ranking.first().size()) {
			out.println();
			out.println(ranking.count() - ranking.first().size() + " more are not shown; --limit 0 shows all.");
		}
	}

	private static Table table(List<ThreadColumn> columns, List<ThreadStatistics> rows) {
		Table table = new Table(columns.stream().map(ThreadColumn::column).toList());
		for (ThreadStatistics row : rows) {
			table.row(columns.stream().map((column) -> column.value().apply(row)).toArray());
		}
		return table;
	}

	private ParameterException usage(String message) {
		return new ParameterException(this.command.commandLine(), message);
	}

}
