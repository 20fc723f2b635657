package dev.exectrace.analysis.summary;

import java.util.List;
import java.util.concurrent.CompletableFuture;

import dev.exectrace.analysis.finding.Finding;
import dev.exectrace.analysis.finding.Findings;
import dev.exectrace.analysis.model.Trace;
import dev.exectrace.analysis.select.Selection;
import dev.exectrace.analysis.task.TaskAnalysis;
import dev.exectrace.analysis.task.TaskKind;
import dev.exectrace.analysis.task.TaskSelection;

/**
 * The whole of a trace on a page. Immutable.
 *
 * @param states where the time went, by kind of thread
 * @param services how many threads of the JVM, the server and the tracer itself are left
 * out of that
 * @param stacks where in the code threads were blocked most, without idle waits
 * @param tasks the tasks by name, those with the most time first
 * @param findings what cost the threads their time, the costliest first
 */
public record Summary(List<StateTimes> states, int services, List<BlockingStack> stacks, List<TaskKind> tasks,
		List<Finding> findings) {

	/**
	 * Sums up a trace.
	 * @param trace the trace
	 * @return the summary
	 */
	public static Summary of(Trace trace) {
		CompletableFuture<List<Finding>> findings = CompletableFuture.supplyAsync(() -> Findings.of(trace));
		StateTotals totals = new StateTotals(trace);
		totals.collect();
		List<TaskKind> tasks = new TaskAnalysis(trace, TaskSelection.ALL, Selection.ALL).kinds();
		return new Summary(totals.states(), totals.services(), totals.stacks(), tasks, findings.join());
	}

}
