package dev.exectrace.tool.diff;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

import dev.exectrace.analysis.diff.InstanceDiff;
import dev.exectrace.analysis.diff.Measurement;
import dev.exectrace.analysis.diff.Per;
import dev.exectrace.analysis.diff.TraceDiff;
import dev.exectrace.analysis.model.Trace;
import dev.exectrace.analysis.select.Selection;
import dev.exectrace.tool.failure.Failure;
import dev.exectrace.tool.input.InstanceFiles;
import dev.exectrace.tool.input.Limit;
import dev.exectrace.tool.input.SelectionOptions;
import dev.exectrace.tool.output.Output;
import dev.exectrace.tool.output.Quantity;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import tools.jackson.core.JsonGenerator;

/**
 * {@code exectrace diff}.
 */
@Command(name = "diff", description = { "Compare two traces: what got slower. Or the instances of a service.", "",
		"Times are those of all threads together, per second of the trace, per thread, or, of what"
				+ " threads did for tasks, per task; idle workers' waits for work"
				+ " and carriers do not count. Changes that may be chance"
				+ " are left out: those within three standard errors, as the times vary in each trace, and those"
				+ " under one per cent. By stack, times are estimates from sampled stacks, and running is processor"
				+ " time." },
		footerHeading = "%nExamples:%n",
		footer = { "  exectrace diff before.jfr after.jfr", "  exectrace diff --instances a.jfr b.jfr c.jfr",
				"  exectrace diff before.jfr after.jfr --per=task",
				"  exectrace diff before.jfr after.jfr --per=thread --thread='tomcat-handler'" })
public final class DiffCommand implements Callable<Integer> {

	@Mixin
	InstanceFiles files;

	@Option(names = "--instances",
			description = "The traces are those of the instances of a service: tell which is different, and in what. "
					+ "Each is compared with the median of the others. Without it there are two traces, BEFORE and AFTER.")
	boolean instances;

	@Option(names = "--per", paramLabel = "UNIT", defaultValue = "second",
			description = "What to divide times by: second, thread or task (default: ${DEFAULT-VALUE}).")
	Per per;

	@Option(names = "--limit", paramLabel = "N", converter = Limit.class, defaultValue = "15",
			description = "How many rows a table has at most, 0 for all (default: ${DEFAULT-VALUE}).")
	int limit;

	@Option(names = "--all", description = "Also show changes that may be chance.")
	boolean all;

	@Mixin
	SelectionOptions options;

	@Mixin
	Output output;

	@Spec
	CommandSpec command;

	private DiffCommand() {
	}

	@Override
	public Integer call() throws IOException, Failure {
		if (this.instances) {
			instances();
			return 0;
		}
		List<Path> two = this.files.paths();
		if (two.size() != 2) {
			throw new ParameterException(this.command.commandLine(),
					"two traces are compared, BEFORE and AFTER; --instances compares the instances of a service");
		}
		Path before = two.getFirst();
		Path after = two.getLast();
		Measurement first = measure(before, this.files.read(before));
		Measurement second = measure(after, this.files.read(after));
		TraceDiff diff = TraceDiff.of(first, second);
		Changes states = Changes.of(diff.states(), null, this);
		Changes groups = Changes.of(diff.groups(), "group", this);
		Changes stacks = Changes.of(diff.stacks(), "stack", this);
		if (this.output.isJson()) {
			this.output.json((json) -> {
				json.writeStartObject();
				json.writeStringProperty("per", this.per.label());
				json.writeName("before");
				write(json, before, first);
				json.writeName("after");
				write(json, after, second);
				json.writeName("states");
				states.table().write(json);
				json.writeName("groups");
				groups.table().write(json);
				json.writeName("stacks");
				stacks.table().write(json);
				json.writeEndObject();
			});
			return 0;
		}
		PrintWriter out = this.output.text();
		out.println("before: " + describe(before, first));
		out.println("after:  " + describe(after, second));
		states.print(out, "By state and reason");
		groups.print(out, "By thread group");
		stacks.print(out, "By stack");
		return 0;
	}

	private void instances() throws IOException, Failure {
		if (!this.files.areSeveral()) {
			throw new ParameterException(this.command.commandLine(), "--instances needs the traces of two or more");
		}
		Map<String, Measurement> measurements = new LinkedHashMap<>();
		Map<String, Path> paths = new LinkedHashMap<>();
		this.files.readEach((file, trace) -> {
			measurements.put(file.name(), measure(file.path(), trace));
			paths.put(file.name(), file.path());
		});
		InstanceDiff diff = InstanceDiff.of(measurements);
		InstanceChanges changes = new InstanceChanges(this.per, this.limit, this.all);
		if (this.output.isJson()) {
			this.output.json((json) -> {
				json.writeStartObject();
				json.writeStringProperty("per", this.per.label());
				json.writeArrayPropertyStart("instances");
				measurements.forEach((name, measurement) -> write(json, name, paths.get(name), measurement));
				json.writeEndArray();
				changes.write(json, diff);
				json.writeEndObject();
			});
			return;
		}
		PrintWriter out = this.output.text();
		measurements.forEach((name, measurement) -> out.println(name + ": " + describe(paths.get(name), measurement)));
		out.println();
		changes.verdict(diff).forEach(out::println);
		changes.print(out, diff);
	}

	private Measurement measure(Path file, Trace trace) throws Failure {
		Selection selection = this.options.selection();
		Measurement measurement = Measurement.of(trace, selection, this.per);
		if (measurement.threads() == 0) {
			throw new Failure("No thread of " + file + " is selected",
					"widen --thread, --from and --to: it is " + Quantity.duration(trace.window()) + " long");
		}
		if (this.per == Per.TASK && measurement.tasks() == 0) {
			throw new Failure("No task of " + file + " ended in the selected time",
					"compare per second or per thread, or capture while requests are observed");
		}
		return measurement;
	}

	private static String describe(Path file, Measurement measurement) {
		return file + ", " + Quantity.duration(measurement.length()) + ", " + measurement.threads() + " threads"
				+ ((measurement.tasks() > 0) ? ", " + measurement.tasks() + " tasks" : "");
	}

	private static void write(JsonGenerator json, Path file, Measurement measurement) {
		write(json, null, file, measurement);
	}

	private static void write(JsonGenerator json, String instance, Path file, Measurement measurement) {
		json.writeStartObject();
		if (instance != null) {
			json.writeStringProperty("instance", instance);
		}
		json.writeStringProperty("file", file.toString());
		json.writeNumberProperty("length", measurement.length());
		json.writeNumberProperty("threads", measurement.threads());
		json.writeNumberProperty("tasks", measurement.tasks());
		json.writeEndObject();
	}

}
