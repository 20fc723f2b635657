package dev.exectrace.tool.events;

import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;

import dev.exectrace.analysis.jfr.EventOrder;
import dev.exectrace.analysis.jfr.EventReceiver;
import dev.exectrace.analysis.jfr.EventsRead;
import dev.exectrace.tool.input.Limit;
import dev.exectrace.tool.input.TimeOptions;
import dev.exectrace.tool.input.TraceFile;
import dev.exectrace.tool.output.Output;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.core.JsonGenerator;

/**
 * {@code exectrace events}.
 */
@Command(name = "events", description = { "Print the events of a trace, one a line, in order of when they ended.", "",
		"All that the file holds, of Exectrace, the JVM and others: times since the trace's start, numbers with "
				+ "their units, threads by name. It keeps none of them, so files of any size do with some hundred "
				+ "MiB. With --thread these are the events that happened on such a thread or are about one, be it "
				+ "as a waker or a carrier; --from and --to keep what lasted into that time." },
		footerHeading = "%nExamples:%n",
		footer = { "  exectrace events trace.jfr --count                     how many of which type",
				"  exectrace events trace.jfr --thread 'worker-17$'       all that is known of a thread",
				"  exectrace events trace.jfr --type Monitor --stacks     with the places in the code",
				"  exectrace events trace.jfr --from 1.5s --to 1.6s --json | jq .fields.name" })
public final class EventsCommand implements Callable<Integer> {

	@Mixin
	TraceFile file;

	@Option(names = "--type", paramLabel = "REGEX", description = "Only events with this in their type's name.")
	Pattern type;

	@Option(names = "--thread", paramLabel = "REGEX",
			description = "Only events that name a thread with this in its name.")
	Pattern threads;

	@Mixin
	TimeOptions time;

	@Option(names = "--stacks", description = "With their stacks.")
	boolean stacks;

	@Option(names = "--count", description = "Only how many of each type there are, and how long they took.")
	boolean count;

	@Option(names = "--limit", paramLabel = "N", converter = Limit.class, defaultValue = "0",
			description = "How many to print, 0 for all (default: ${DEFAULT-VALUE}).")
	int limit;

	@Mixin
	Output output;

	@Spec
	CommandSpec command;

	@Override
	public Integer call() throws IOException {
		EventFilter filter = new EventFilter(this.type, this.threads, this.time.selection());
		if (this.count) {
			EventCounts counts = new EventCounts();
			this.file.events(EventOrder.FILE, filter.before(counts));
			this.output.print(counts.table());
			return 0;
		}
		if (!this.output.isJson()) {
			print(filter, new EventText(this.output.text(), this.stacks));
			return 0;
		}
		try (JsonGenerator json = this.output.jsonLines()) {
			print(filter, new EventJson(json, this.stacks));
		}
		return 0;
	}

	private void print(EventFilter filter, EventReceiver printer) throws IOException {
		PrintedEvents printed = new PrintedEvents(printer, this.limit);
		try {
			EventsRead read = this.file.events(EventOrder.TIME, filter.before(printed));
			if (printed.count() == 0) {
				this.command.commandLine()
					.getErr()
					.println("exectrace: none of the " + read.events() + " events is one of these; --count tells which "
							+ "there are");
			}
		}
		catch (PrintedEvents.EnoughException ex) {
			// The rest need not be read.
		}
	}

}
