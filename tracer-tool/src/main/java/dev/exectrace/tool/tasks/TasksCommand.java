package dev.exectrace.tool.tasks;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;

import dev.exectrace.analysis.model.Trace;
import dev.exectrace.analysis.select.Selection;
import dev.exectrace.analysis.task.InstanceTasks;
import dev.exectrace.analysis.task.TaskAnalysis;
import dev.exectrace.analysis.task.TaskKind;
import dev.exectrace.analysis.task.TaskMerge;
import dev.exectrace.tool.failure.Failure;
import dev.exectrace.tool.input.Limit;
import dev.exectrace.tool.input.TaskOption;
import dev.exectrace.tool.input.TimeOptions;
import dev.exectrace.tool.input.InstanceFiles;
import dev.exectrace.tool.output.Output;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * {@code exectrace tasks}.
 */
@Command(name = "tasks", description = { "Show what tasks, such as requests, spent their time on.", "",
		"Each instant of a task counts once: as running where any thread ran for it, else as runnable where one was,"
				+ " else as the wait of the thread that took it up last; unattended where no thread is known to have"
				+ " worked on it. The parts add up to the task's duration." },
		footerHeading = "%nExamples:%n",
		footer = { "  exectrace tasks trace.jfr                              by name",
				"  exectrace tasks trace.jfr --slowest 10                 the slowest, one by one",
				"  exectrace tasks trace.jfr --task 'uri=/orders' --slowest",
				"  exectrace tasks trace.jfr --task 4711                  one: its parts, log and path",
				"  exectrace tasks a=one.jfr b=two.jfr c=three.jfr        three instances, together and each" })
public final class TasksCommand implements Callable<Integer> {

	@Mixin
	InstanceFiles files;

	@Mixin
	TaskOption task;

	@Option(names = "--slowest", paramLabel = "N", arity = "0..1", fallbackValue = "10",
			description = "The N slowest, one by one, 10 by default.")
	Integer slowest;

	@Mixin
	TimeOptions time;

	@Option(names = "--limit", paramLabel = "N", converter = Limit.class, defaultValue = "30",
			description = "How many names, or parts of a path, to show, 0 for all (default: ${DEFAULT-VALUE}).")
	int limit;

	@Mixin
	Output output;

	@Spec
	CommandSpec command;

	@Override
	public Integer call() throws IOException, Failure {
		Selection selection = this.time.selection();
		if (this.slowest != null && this.slowest < 1) {
			throw new ParameterException(this.command.commandLine(), "--slowest cannot be less than 1");
		}
		if (this.files.areSeveral()) {
			instances(selection);
			return 0;
		}
		Trace trace = this.files.read();
		TaskAnalysis analysis = new TaskAnalysis(trace, this.task.selection(), selection);
		int[] tasks = analysis.tasks();
		if (tasks.length == 0) {
			throw this.task.none(trace, this.files.path());
		}
		if (this.slowest != null) {
			show(trace, analysis, analysis.slowest(this.slowest));
		}
		else if (this.task.isGiven() && tasks.length == 1) {
			show(trace, analysis, tasks[0]);
		}
		else {
			show(analysis.kinds());
		}
		return 0;
	}

	private void instances(Selection selection) throws IOException, Failure {
		TaskMerge merge = new TaskMerge();
		InstanceTaskTables tables = new InstanceTaskTables();
		// An id says which of an instance, not which kind
		boolean single = this.slowest != null || this.task.isOne();
		this.files.readEach((file, trace) -> {
			TaskAnalysis analysis = new TaskAnalysis(trace, this.task.selection(), selection);
			if (single) {
				tables.add(file.name(), trace, analysis, (this.slowest != null) ? this.slowest : 1);
			}
			else {
				merge.add(file.name(), analysis);
			}
		});
		List<InstanceTasks> kinds = merge.take();
		if (single ? tables.isEmpty() : kinds.isEmpty()) {
			throw this.task.nowhere();
		}
		if (single) {
			this.output
				.print(tables.slowest((this.slowest != null) ? this.slowest : Integer.MAX_VALUE, this.output.isJson()));
		}
		else if (this.output.isJson()) {
			this.output.print(InstanceTaskTables.kinds(kinds));
		}
		else {
			InstanceTaskTables.print(kinds, this.limit, this.output.text());
		}
	}

	private void show(List<TaskKind> kinds) {
		if (this.output.isJson()) {
			this.output.print(TaskTables.kinds(kinds));
		}
		else {
			TaskTables.print(kinds, this.limit, this.output.text());
		}
	}

	private void show(Trace trace, TaskAnalysis analysis, List<Integer> tasks) {
		if (this.output.isJson()) {
			this.output.print(TaskTables.tasks(trace, analysis, tasks));
		}
		else {
			TaskTables.print(trace, analysis, tasks, this.output.text());
		}
	}

	private void show(Trace trace, TaskAnalysis analysis, int task) {
		if (this.output.isJson()) {
			this.output.json((json) -> new OneTaskJson(trace, analysis, json).write(task));
		}
		else {
			new OneTaskText(trace, analysis, this.output.text(), this.limit).print(task);
		}
	}

}
