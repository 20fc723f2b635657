package dev.exectrace.analysis.export.parquet;

import java.util.List;

/**
 * Some rows of a file.
 *
 * @param chunks their columns
 * @param rows how many they are
 */
record RowGroup(List<ColumnChunk> chunks, int rows) {

	long uncompressed() {
		return this.chunks.stream().mapToLong(ColumnChunk::uncompressed).sum();
	}

	long compressed() {
		return this.chunks.stream().mapToLong(ColumnChunk::compressed).sum();
	}

	long start() {
		return this.chunks.getFirst().start();
	}

}
