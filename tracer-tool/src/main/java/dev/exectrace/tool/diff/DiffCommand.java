package dev.exectrace.tool.diff;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;

import dev.exectrace.analysis.diff.Measurement;
import dev.exectrace.analysis.diff.Per;
import dev.exectrace.analysis.diff.TraceDiff;
import dev.exectrace.analysis.model.Trace;
import dev.exectrace.analysis.select.Selection;
import dev.exectrace.tool.failure.Failure;
import dev.exectrace.tool.input.Reading;
import dev.exectrace.tool.input.Limit;
import dev.exectrace.tool.input.SelectionOptions;
import dev.exectrace.tool.output.Output;
import dev.exectrace.tool.output.Quantity;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.core.JsonGenerator;

/**
 * {@code exectrace diff}.
 */
@Command(name = "diff", description = { "Compare two traces: what got slower.", "",
		"Times are those of all threads together, per second of the trace, per thread, or, of what"
				+ " threads did for tasks, per task; idle workers' waits for work"
				+ " and carriers do not count. Changes that may be chance"
				+ " are left out: those within three standard errors, as the times vary in each trace, and those"
				+ " under one per cent. By stack, times are estimates from sampled stacks, and running is processor"
				+ " time." },
		footerHeading = "%nExamples:%n",
		footer = { "  exectrace diff before.jfr after.jfr", "  exectrace diff before.jfr after.jfr --per=task",
				"  exectrace diff before.jfr after.jfr --per=thread --thread='tomcat-handler'" })
public final class DiffCommand implements Callable<Integer> {

	@Parameters(index = "0", paramLabel = "BEFORE", description = "A trace.")
	Path before;

	@Parameters(index = "1", paramLabel = "AFTER", description = "The trace to compare with it.")
	Path after;

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
	Reading reading;

	@Mixin
	Output output;

	private DiffCommand() {
	}

	@Override
	public Integer call() throws IOException, Failure {
		Measurement first = measure(this.before);
		Measurement second = measure(this.after);
		TraceDiff diff = TraceDiff.of(first, second);
		Changes states = Changes.of(diff.states(), null, this);
		Changes groups = Changes.of(diff.groups(), "group", this);
		Changes stacks = Changes.of(diff.stacks(), "stack", this);
		if (this.output.isJson()) {
			this.output.json((json) -> {
				json.writeStartObject();
				json.writeStringProperty("per", this.per.label());
				json.writeName("before");
				write(json, this.before, first);
				json.writeName("after");
				write(json, this.after, second);
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
		out.println("before: " + describe(this.before, first));
		out.println("after:  " + describe(this.after, second));
		states.print(out, "By state and reason");
		groups.print(out, "By thread group");
		stacks.print(out, "By stack");
		return 0;
	}

	private Measurement measure(Path file) throws IOException, Failure {
		Selection selection = this.options.selection();
		Trace trace = this.reading.read(file);
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
		json.writeStartObject();
		json.writeStringProperty("file", file.toString());
		json.writeNumberProperty("length", measurement.length());
		json.writeNumberProperty("threads", measurement.threads());
		json.writeNumberProperty("tasks", measurement.tasks());
		json.writeEndObject();
	}

}
