package dev.exectrace.analysis.export.parquet;

import dev.exectrace.analysis.export.table.Column;

/**
 * Where a column of a row group stands in the file.
 *
 * @param column the column
 * @param start where it begins
 * @param dictionary where its dictionary is, negative for none
 * @param data where its data are
 * @param values how many cells it has, also empty ones
 * @param uncompressed its size before compression, with the headers
 * @param compressed its size in the file
 */
record ColumnChunk(Column column, long start, long dictionary, long data, int values, long uncompressed,
		long compressed) {
}
