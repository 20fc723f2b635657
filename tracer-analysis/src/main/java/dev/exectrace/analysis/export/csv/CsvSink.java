package dev.exectrace.analysis.export.csv;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;

import dev.exectrace.analysis.export.table.Column;
import dev.exectrace.analysis.export.table.ColumnType;
import dev.exectrace.analysis.export.table.Table;
import dev.exectrace.analysis.export.table.TableSink;

/**
 * Writes a table as comma-separated values.
 */
final class CsvSink implements TableSink {

	private static final int BUFFER = 1 << 16;

	private final Writer out;

	private final boolean[] flags;

	private int column;

	CsvSink(Table table, OutputStream out) throws IOException {
		this.out = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), BUFFER);
		this.flags = new boolean[table.columns().size()];
		for (Column column : table.columns()) {
			this.flags[this.column] = column.type() == ColumnType.BOOLEAN;
			separate();
			this.out.write(column.name());
		}
		endRow();
	}

	@Override
	public void number(long value) throws IOException {
		boolean flag = this.flags[this.column];
		separate();
		this.out.write(flag ? Boolean.toString(value != 0) : Long.toString(value));
	}

	@Override
	public void text(String value) throws IOException {
		separate();
		if (isPlain(value)) {
			this.out.write(value);
			return;
		}
		this.out.write('"');
		this.out.write(value.replace("\"", "\"\""));
		this.out.write('"');
	}

	private static boolean isPlain(String value) {
		for (int i = 0; i < value.length(); i++) {
			char c = value.charAt(i);
			if (c == ',' || c == '"' || c < ' ') {
				return false;
			}
		}
		return !value.isEmpty() && value.charAt(0) != ' ' && value.charAt(value.length() - 1) != ' ';
	}

	@Override
	public void nothing() throws IOException {
		separate();
	}

	@Override
	public void endRow() throws IOException {
		this.out.write("\r\n");
		this.column = 0;
	}

	private void separate() throws IOException {
		if (this.column++ > 0) {
			this.out.write(',');
		}
	}

	@Override
	public void close() throws IOException {
		this.out.close();
	}

}
