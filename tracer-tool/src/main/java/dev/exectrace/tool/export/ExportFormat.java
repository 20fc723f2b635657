package dev.exectrace.tool.export;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;

import dev.exectrace.analysis.export.ExportProgress;
import dev.exectrace.analysis.export.chrome.ChromeExport;
import dev.exectrace.analysis.export.csv.CsvFormat;
import dev.exectrace.analysis.export.parquet.ParquetFormat;
import dev.exectrace.analysis.export.perfetto.PerfettoExport;
import dev.exectrace.analysis.export.table.TableExport;
import dev.exectrace.analysis.export.table.TableFormat;
import dev.exectrace.analysis.model.Trace;
import dev.exectrace.analysis.select.Selection;
import dev.exectrace.analysis.task.TaskScopes;

/**
 * A format to export to.
 */
enum ExportFormat {

	PERFETTO("trace.pftrace", null) {

		@Override
		void write(Trace trace, Selection selection, TaskScopes tasks, OutputStream out, ExportProgress progress)
				throws IOException {
			PerfettoExport.write(trace, selection, tasks, out, progress);
		}

		@Override
		String opening(Path target) {
			return "open it at https://ui.perfetto.dev";
		}

	},

	CHROME("trace.json", null) {

		@Override
		void write(Trace trace, Selection selection, TaskScopes tasks, OutputStream out, ExportProgress progress)
				throws IOException {
			ChromeExport.write(trace, selection, tasks, out, progress);
		}

		@Override
		String opening(Path target) {
			return "open it in chrome://tracing or at https://ui.perfetto.dev";
		}

	},

	CSV("tables", new CsvFormat()),

	PARQUET("tables", new ParquetFormat());

	private final String example;

	private final TableFormat tables;

	ExportFormat(String example, TableFormat tables) {
		this.example = example;
		this.tables = tables;
	}

	/** Whether it is a directory of tables, not one file. */
	boolean isDirectory() {
		return this.tables != null;
	}

	/** Whether a terminal would not show it. */
	boolean isBinary() {
		return this == PERFETTO;
	}

	/** A name for what is written. */
	String example() {
		return this.example;
	}

	void write(Trace trace, Selection selection, TaskScopes tasks, OutputStream out, ExportProgress progress)
			throws IOException {
		throw new UnsupportedOperationException();
	}

	void write(Trace trace, Selection selection, TaskScopes tasks, Path directory, ExportProgress progress)
			throws IOException {
		TableExport.write(trace, selection, tasks, this.tables, directory, progress);
	}

	/** How to open what was written. */
	String opening(Path target) {
		String states = target.resolve("states." + this.tables.extension()).toString().replace("'", "''");
		return "ask it with DuckDB, as in" + System.lineSeparator()
				+ "  duckdb -c \"select state, reason, sum(end_ns - start_ns) / 1e9 as seconds from '" + states
				+ "' group by all order by seconds desc\"";
	}

}
