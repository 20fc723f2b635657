package dev.exectrace.tool.input;

import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

import dev.exectrace.analysis.model.Trace;
import dev.exectrace.analysis.select.ThreadTimes;
import dev.exectrace.analysis.task.TaskScopes;
import dev.exectrace.analysis.task.TaskSelection;
import dev.exectrace.tool.failure.Failure;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * Which tasks a command is about: a mixin for commands.
 */
public final class TaskOption {

	@Option(names = "--task", paramLabel = "ID|REGEX",
			description = "Only the task with this id, or those with this in their name or attributes.")
	String task;

	@Spec(Spec.Target.MIXEE)
	CommandSpec command;

	/**
	 * Whether some tasks are asked for.
	 * @return whether they are
	 */
	public boolean isGiven() {
		return this.task != null;
	}

	/**
	 * Whether one task is asked for, by its id.
	 * @return whether it is
	 */
	public boolean isOne() {
		return this.task != null && this.task.matches("\\d{1,18}");
	}

	/**
	 * The tasks that are asked for.
	 * @return the selection
	 */
	public TaskSelection selection() {
		if (this.task == null) {
			return TaskSelection.ALL;
		}
		if (isOne()) {
			return TaskSelection.of(Long.parseLong(this.task));
		}
		try {
			return TaskSelection.matching(Pattern.compile(this.task));
		}
		catch (PatternSyntaxException ex) {
			throw new ParameterException(this.command.commandLine(),
					"--task is neither an id nor a regular expression: " + ex.getDescription());
		}
	}

	/**
	 * When threads worked on the tasks that are asked for: always, where none are.
	 * @param trace the trace
	 * @param file the trace's file
	 * @return the times
	 * @throws Failure if no thread worked on such a task
	 */
	public ThreadTimes worked(Trace trace, Path file) throws Failure {
		TaskScopes scopes = scopes(trace, file);
		return (scopes != null) ? scopes : ThreadTimes.ALWAYS;
	}

	/**
	 * The work on the tasks that are asked for.
	 * @param trace the trace
	 * @param file the trace's file
	 * @return the work, {@code null} where none are asked for
	 * @throws Failure if no thread worked on such a task
	 */
	public TaskScopes scopes(Trace trace, Path file) throws Failure {
		if (!isGiven()) {
			return null;
		}
		TaskScopes scopes = TaskScopes.of(trace, selection());
		if (scopes.isEmpty()) {
			throw none(trace, file);
		}
		return scopes;
	}

	/**
	 * Says that no instance has such a task.
	 * @return what to throw
	 */
	public Failure nowhere() {
		return new Failure("no task of any instance is selected",
				"see what there is with 'exectrace tasks' and no --task; without Micrometer's observations on the class"
						+ " path, or Task.begin(\"name\"), there are none");
	}

	/**
	 * Says that there is no such task, and why that may be.
	 * @param trace the trace
	 * @param file the trace's file
	 * @return what to throw
	 */
	public Failure none(Trace trace, Path file) {
		if (trace.tasks().count() == 0) {
			return new Failure(file + " holds no tasks",
					"with Micrometer's observations on the class path every request is one, and Task.begin(\"name\") "
							+ "begins one by hand");
		}
		return new Failure("no task of " + file + " is selected",
				"see what there is with 'exectrace tasks " + file + "'");
	}

}
