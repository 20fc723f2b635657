package dev.exectrace.tool.export;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;

import dev.exectrace.analysis.export.ExportProgress;
import dev.exectrace.analysis.model.Trace;
import dev.exectrace.analysis.select.Selection;
import dev.exectrace.analysis.task.TaskScopes;
import dev.exectrace.tool.failure.Failure;
import dev.exectrace.tool.input.ProgressLine;
import dev.exectrace.tool.input.SelectionOptions;
import dev.exectrace.tool.input.TaskOption;
import dev.exectrace.tool.input.TraceFile;
import dev.exectrace.tool.output.StandardOutput;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * {@code exectrace export}.
 */
@Command(name = "export", description = { "Write a trace in the format of another tool.", "",
		"perfetto and chrome are timelines: threads, carriers, tasks, who woke whom, pauses, counters. csv and "
				+ "parquet are directories of tables: trace, threads, states, wakeups, stacks, tasks, regions, pauses." },
		footerHeading = "%nExamples:%n",
		footer = { "  exectrace export trace.jfr -o trace.pftrace                  for https://ui.perfetto.dev",
				"  exectrace export trace.jfr --from 1s --to 2s | gzip > t.gz   one second of it, compressed",
				"  exectrace export trace.jfr --task 4711 -o slow.pftrace       what was done for one task",
				"  exectrace export trace.jfr --format=parquet -o tables        for DuckDB, Spark or Trino" })
public final class ExportCommand implements Callable<Integer> {

	@Mixin
	TraceFile file;

	@Option(names = "--format", paramLabel = "FORMAT", defaultValue = "perfetto",
			description = "perfetto, chrome, csv or parquet (default: ${DEFAULT-VALUE}).")
	ExportFormat format;

	@Option(names = { "-o", "--output" }, paramLabel = "PATH",
			description = "The file, for tables the directory. The standard output by default.")
	Path output;

	@Option(names = "--force", description = "Write over what is there.")
	boolean force;

	@Mixin
	SelectionOptions options;

	@Mixin
	TaskOption task;

	@Spec
	CommandSpec command;

	@Override
	public Integer call() throws IOException, Failure {
		Path target = (this.output != null && this.output.toString().equals("-")) ? null : this.output;
		Selection selection = this.options.selection();
		Target.check(this.format, target, this.force);
		Trace trace = this.file.read();
		TaskScopes tasks = this.task.scopes(trace, this.file.path());
		if (IntStream.range(0, trace.threads().count())
			.noneMatch((thread) -> selection.includes(trace, thread) && (tasks == null || tasks.includes(thread)))) {
			throw new Failure("no thread of " + this.file.path() + " is selected",
					"see what there is with 'exectrace threads " + this.file.path() + "'");
		}
		ProgressLine line = this.file.progressLine();
		try {
			write(trace, selection, tasks, target, (threads, total) -> line.show(() -> String.format(Locale.ROOT,
					"Writing: %d of %d threads, %d%%", threads, total, threads * 100 / Math.max(1, total))));
		}
		finally {
			line.end();
		}
		if (target != null) {
			PrintWriter err = this.command.commandLine().getErr();
			err.println("exectrace: wrote " + target + "; " + this.format.opening(target));
		}
		return 0;
	}

	private void write(Trace trace, Selection selection, TaskScopes tasks, Path target, ExportProgress progress)
			throws IOException {
		if (target == null) {
			try (OutputStream out = new BufferedOutputStream(StandardOutput.bytes(), 1 << 16)) {
				this.format.write(trace, selection, tasks, out, progress);
			}
		}
		else if (this.format.isDirectory()) {
			this.format.write(trace, selection, tasks, target, progress);
		}
		else {
			writeFile(trace, selection, tasks, target, progress);
		}
	}

	/** A file that is there stays whole until the new one is. */
	private void writeFile(Trace trace, Selection selection, TaskScopes tasks, Path target, ExportProgress progress)
			throws IOException {
		if (Files.exists(target) && !Files.isRegularFile(target)) {
			try (OutputStream out = Files.newOutputStream(target)) {
				this.format.write(trace, selection, tasks, out, progress);
			}
			return;
		}
		Path part = target.resolveSibling(target.getFileName() + ".part");
		try {
			try (OutputStream out = Files.newOutputStream(part)) {
				this.format.write(trace, selection, tasks, out, progress);
			}
			Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
		}
		finally {
			Files.deleteIfExists(part);
		}
	}

}
