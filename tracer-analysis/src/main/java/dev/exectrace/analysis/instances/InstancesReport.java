package dev.exectrace.analysis.instances;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import dev.exectrace.analysis.diff.InstanceDiff;
import dev.exectrace.analysis.diff.Measurement;
import dev.exectrace.analysis.diff.Per;
import dev.exectrace.analysis.model.Trace;
import dev.exectrace.analysis.select.Selection;
import dev.exectrace.analysis.site.Frames;
import dev.exectrace.analysis.summary.BlockingStack;
import dev.exectrace.analysis.summary.Summary;
import dev.exectrace.analysis.task.TaskAnalysis;
import dev.exectrace.analysis.task.TaskMerge;
import dev.exectrace.analysis.task.TaskSelection;

/**
 * Sums up the traces of several instances, one after the other; holds on to none of them.
 * For one thread.
 */
public final class InstancesReport {

	/** Of each instance; the page shows the most of all. */
	private static final int STACKS = 20;

	private final List<Instance> instances = new ArrayList<>();

	private final Map<String, Measurement> measurements = new LinkedHashMap<>();

	private final List<InstanceStack> stacks = new ArrayList<>();

	private final TaskMerge tasks = new TaskMerge();

	private final FindingMerge findings = new FindingMerge();

	/**
	 * Adds an instance.
	 * @param name its name, which no other one has
	 * @param trace its trace, which is not needed afterwards
	 */
	public void add(String name, Trace trace) {
		Summary summary = Summary.of(trace);
		this.instances.add(new Instance(name, trace.facts(), summary.states(),
				trace.pauses().overlap(0, trace.window()), trace.tasks().count()));
		this.measurements.put(name, Measurement.of(trace, Selection.ALL, Per.SECOND));
		this.tasks.add(name, new TaskAnalysis(trace, TaskSelection.ALL, Selection.ALL));
		Frames frames = new Frames(trace.code());
		summary.stacks().stream().limit(STACKS).forEach((stack) -> this.stacks.add(stack(name, trace, frames, stack)));
		summary.findings().forEach((finding) -> this.findings.add(name, finding, trace, frames));
	}

	private static InstanceStack stack(String name, Trace trace, Frames frames, BlockingStack stack) {
		List<String> all = trace.code().describe(stack.stack());
		List<String> application = IntStream.range(0, all.size())
			.filter((at) -> frames.isApplication(stack.stack(), at))
			.mapToObj(all::get)
			.toList();
		return new InstanceStack(name, stack.reason(), stack.time(), stack.count(), all,
				application.isEmpty() ? all : application);
	}

	/**
	 * All of it.
	 * @return the summary
	 */
	public InstancesSummary summary() {
		return new InstancesSummary(List.copyOf(this.instances), InstanceDiff.of(this.measurements),
				this.stacks.stream().sorted(Comparator.comparingLong(InstanceStack::time).reversed()).toList(),
				this.tasks.take(), this.findings.all());
	}

}
