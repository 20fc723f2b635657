package dev.exectrace.tool.mmu;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;

import dev.exectrace.analysis.mmu.MutatorUtilisation;
import dev.exectrace.analysis.mmu.UtilisationPlot;
import dev.exectrace.analysis.mmu.WorstWindow;
import dev.exectrace.analysis.model.Pause;
import dev.exectrace.analysis.model.Trace;
import dev.exectrace.analysis.select.Selection;
import dev.exectrace.tool.failure.Failure;
import dev.exectrace.tool.input.TimeOptions;
import dev.exectrace.tool.input.TraceFile;
import dev.exectrace.tool.output.Column;
import dev.exectrace.tool.output.Output;
import dev.exectrace.tool.output.Quantity;
import dev.exectrace.tool.output.Table;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * {@code exectrace mmu}.
 */
@Command(name = "mmu",
		description = {
				"Show the minimum mutator utilisation: how much of its time the application could at least run.", "",
				"For windows of each length, the worst one: where the JVM had stopped all threads for the largest "
						+ "share of it, for garbage collection or anything else." },
		footerHeading = "%nExamples:%n",
		footer = { "  exectrace mmu trace.jfr", "  exectrace mmu trace.jfr --svg mmu.svg      also draws it" })
public final class MmuCommand implements Callable<Integer> {

	@Mixin
	TraceFile file;

	@Mixin
	TimeOptions time;

	@Option(names = "--svg", paramLabel = "FILE", description = "Also draw it, into this file.")
	Path svg;

	@Mixin
	Output output;

	@Override
	public Integer call() throws IOException, Failure {
		Selection selection = this.time.selection();
		Trace trace = this.file.read();
		MutatorUtilisation utilisation = MutatorUtilisation.of(trace, selection);
		if (utilisation.length() == 0) {
			throw new Failure("--from is after the end of " + this.file.path(),
					"the trace is " + Quantity.duration(trace.window()) + " long");
		}
		if (this.svg != null) {
			Files.writeString(this.svg, UtilisationPlot.svg(utilisation));
		}
		Table table = table(utilisation);
		if (this.output.isJson()) {
			this.output.print(table);
			return 0;
		}
		PrintWriter out = this.output.text();
		if (utilisation.pauses().isEmpty()) {
			out.println("In " + Quantity.duration(utilisation.length())
					+ " the JVM did not stop all threads as far as the trace tells.");
			return 0;
		}
		int count = utilisation.pauses().size();
		out.println("In " + Quantity.duration(utilisation.length()) + " the JVM stopped all threads "
				+ ((count == 1) ? "once" : count + " times") + ", for " + Quantity.duration(utilisation.stopped())
				+ " in all. How much of its time the application could run, in the worst window of each length:");
		out.println();
		table.print(out);
		return 0;
	}

	private static Table table(MutatorUtilisation utilisation) {
		Table table = new Table(List.of(Column.duration("window", "window"), Column.percent("utilisation", "mmu"),
				Column.duration("stopped", "stopped"), Column.duration("start", "at"),
				Column.duration("longestPause", "longest pause"), Column.text("cause", "for")));
		for (WorstWindow window : utilisation.table()) {
			Pause pause = utilisation.longestPause(window);
			table.row(window.length(), window.utilisation(), window.stopped(), window.start(),
					(pause != null) ? pause.duration() : null, (pause != null) ? pause.cause() : null);
		}
		return table;
	}

}
