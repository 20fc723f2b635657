package dev.exectrace.analysis.export.csv;

import java.io.IOException;
import java.io.OutputStream;

import dev.exectrace.analysis.export.table.Table;
import dev.exectrace.analysis.export.table.TableFormat;
import dev.exectrace.analysis.export.table.TableSink;

/**
 * Comma-separated values as RFC 4180 has them, in UTF-8, with a line of names first.
 * Nothing is an empty cell, an empty text is {@code ""}.
 */
public final class CsvFormat implements TableFormat {

	@Override
	public String extension() {
		return "csv";
	}

	@Override
	public TableSink open(Table table, OutputStream out) throws IOException {
		return new CsvSink(table, out);
	}

}
