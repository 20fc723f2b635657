package dev.exectrace.analysis.export.parquet;

import java.io.IOException;
import java.io.OutputStream;

import dev.exectrace.analysis.export.table.Table;
import dev.exectrace.analysis.export.table.TableFormat;
import dev.exectrace.analysis.export.table.TableSink;

/**
 * Parquet files as every reader since version 1 knows them: flat columns, plain or by
 * dictionary, compressed with gzip.
 */
public final class ParquetFormat implements TableFormat {

	@Override
	public String extension() {
		return "parquet";
	}

	@Override
	public TableSink open(Table table, OutputStream out) throws IOException {
		return new ParquetSink(table, out);
	}

}
