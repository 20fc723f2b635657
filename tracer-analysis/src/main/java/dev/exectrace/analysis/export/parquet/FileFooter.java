package dev.exectrace.analysis.export.parquet;

import java.util.List;

import dev.exectrace.analysis.export.table.Column;
import dev.exectrace.analysis.export.table.ColumnType;

/**
 * The end of a file: its schema, and where everything stands. The numbers are those of
 * {@code parquet.thrift}.
 */
final class FileFooter {

	private static final int UTF8 = 0;

	private static final int REQUIRED = 0;

	private static final int OPTIONAL = 1;

	private static final int GZIP = 2;

	private final List<Column> columns;

	private final List<RowGroup> groups;

	FileFooter(List<Column> columns, List<RowGroup> groups) {
		this.columns = columns;
		this.groups = groups;
	}

	byte[] bytes() {
		ThriftWriter out = new ThriftWriter();
		out.int32(1, 1);
		out.structs(2, this.columns.size() + 1);
		out.element().text(4, "schema").int32(5, this.columns.size()).end();
		this.columns.forEach((column) -> schema(out, column));
		out.int64(3, this.groups.stream().mapToLong(RowGroup::rows).sum());
		out.structs(4, this.groups.size());
		this.groups.forEach((group) -> group(out, group));
		return out.text(6, "exectrace").bytes();
	}

	private static void schema(ThriftWriter out, Column column) {
		out.element().int32(1, type(column)).int32(3, column.nullable() ? OPTIONAL : REQUIRED).text(4, column.name());
		if (isText(column)) {
			out.int32(6, UTF8).struct(10).struct(1).end().end();
		}
		out.end();
	}

	private static void group(ThriftWriter out, RowGroup group) {
		out.element().structs(1, group.chunks().size());
		group.chunks().forEach((chunk) -> chunk(out, chunk));
		out.int64(2, group.uncompressed()).int64(3, group.rows());
		out.int64(5, group.start()).int64(6, group.compressed()).end();
	}

	private static void chunk(ThriftWriter out, ColumnChunk chunk) {
		out.element().int64(2, chunk.start()).struct(3);
		out.int32(1, type(chunk.column()));
		out.int32s(2, Encoding.PLAIN, Encoding.RLE, Encoding.RLE_DICTIONARY);
		out.texts(3, chunk.column().name()).int32(4, GZIP).int64(5, chunk.values());
		out.int64(6, chunk.uncompressed()).int64(7, chunk.compressed()).int64(9, chunk.data());
		if (chunk.dictionary() >= 0) {
			out.int64(11, chunk.dictionary());
		}
		out.end().end();
	}

	private static boolean isText(Column column) {
		return column.type() == ColumnType.TEXT || column.type() == ColumnType.LABEL;
	}

	private static int type(Column column) {
		return switch (column.type()) {
			case BOOLEAN -> 0;
			case INT -> 1;
			case LONG -> 2;
			case TEXT, LABEL -> 6;
		};
	}

}
