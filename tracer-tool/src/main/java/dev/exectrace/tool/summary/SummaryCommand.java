package dev.exectrace.tool.summary;

import java.io.IOException;
import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import dev.exectrace.analysis.instances.InstancesReport;
import dev.exectrace.analysis.instances.InstancesSummary;
import dev.exectrace.analysis.model.Trace;
import dev.exectrace.analysis.summary.Summary;
import dev.exectrace.tool.failure.Failure;
import dev.exectrace.tool.input.Limit;
import dev.exectrace.tool.input.InstanceFiles;
import dev.exectrace.tool.output.Output;

/**
 * {@code exectrace summary}.
 */
@Command(name = "summary", description = {
		"Show what a trace is, where the time of its threads went, and what cost them most.", "",
		"Waits of idle workers are told apart and do not count. The cost of a finding is the time of threads "
				+ "that it took; sums by stack come from samples. Several traces are those of the instances of a service: "
				+ "they are read one after the other, and each is compared with the median of the others." },
		footerHeading = "%nExamples:%n",
		footer = { "  exectrace summary trace.jfr          on a page",
				"  exectrace summary trace.jfr --json   for scripts",
				"  exectrace summary a.jfr b.jfr c.jfr  three instances: which is different, and in what" })
public final class SummaryCommand implements Callable<Integer> {

	@Mixin
	InstanceFiles files;

	@Option(names = "--limit", paramLabel = "N", converter = Limit.class, defaultValue = "20",
			description = "How many findings to show, 0 for all (default: ${DEFAULT-VALUE}).")
	int limit;

	@Mixin
	Output output;

	@Override
	public Integer call() throws IOException, Failure {
		if (this.files.areSeveral()) {
			instances();
			return 0;
		}
		Trace trace = this.files.readQuietly();
		Summary summary = Summary.of(trace);
		if (this.output.isJson()) {
			this.output.json((json) -> SummaryJson.write(json, trace, summary, this.limit));
		}
		else {
			new SummaryText(this.output.text(), trace).print(summary, this.limit);
		}
		return 0;
	}

	private void instances() throws IOException, Failure {
		InstancesReport report = new InstancesReport();
		this.files.readEach((file, trace) -> report.add(file.name(), trace));
		InstancesSummary summary = report.summary();
		if (this.output.isJson()) {
			this.output.json((json) -> InstancesJson.write(json, summary, this.limit));
		}
		else {
			new InstancesText(this.output.text()).print(summary, this.limit);
		}
	}

}
