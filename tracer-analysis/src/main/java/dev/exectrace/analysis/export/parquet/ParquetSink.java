package dev.exectrace.analysis.export.parquet;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;

import dev.exectrace.analysis.export.table.Column;
import dev.exectrace.analysis.export.table.Table;
import dev.exectrace.analysis.export.table.TableSink;

/**
 * Writes a table as a Parquet file, a row group at a time: memory is that of one group.
 */
final class ParquetSink implements TableSink {

	private static final byte[] MAGIC = { 'P', 'A', 'R', '1' };

	private static final int ROWS = 1 << 17;

	/** Long texts end a group early, so that its memory stays bounded. */
	private static final int TEXT_BYTES = 16 << 20;

	private final List<Column> columns;

	private final List<ColumnBuffer> buffers = new ArrayList<>();

	private final List<RowGroup> groups = new ArrayList<>();

	private final OutputStream out;

	private final PageWriter pages = new PageWriter();

	private long position;

	private int column;

	private int rows;

	ParquetSink(Table table, OutputStream out) throws IOException {
		this.columns = table.columns();
		this.columns.forEach((column) -> this.buffers.add(new ColumnBuffer(column)));
		this.out = new BufferedOutputStream(out, 1 << 16);
		write(MAGIC);
	}

	@Override
	public void number(long value) {
		this.buffers.get(this.column++).number(value);
	}

	@Override
	public void text(String value) {
		this.buffers.get(this.column++).text(value);
	}

	@Override
	public void nothing() {
		this.buffers.get(this.column++).nothing();
	}

	@Override
	public void endRow() throws IOException {
		this.column = 0;
		this.rows++;
		if (this.rows == ROWS || this.buffers.stream().anyMatch((buffer) -> buffer.textBytes() > TEXT_BYTES)) {
			endGroup();
		}
	}

	private void endGroup() throws IOException {
		List<ColumnChunk> chunks = new ArrayList<>();
		for (int i = 0; i < this.columns.size(); i++) {
			ColumnBuffer buffer = this.buffers.get(i);
			long start = this.position;
			long uncompressed = 0;
			long dictionary = -1;
			if (buffer.hasDictionary()) {
				dictionary = start;
				byte[] page = this.pages.dictionary(buffer.dictionary(), buffer.dictionarySize());
				uncompressed += this.pages.uncompressed();
				write(page);
			}
			long data = this.position;
			write(this.pages.data(buffer.values(), buffer.count(), buffer.hasDictionary()));
			uncompressed += this.pages.uncompressed();
			chunks.add(new ColumnChunk(this.columns.get(i), start, dictionary, data, buffer.count(), uncompressed,
					this.position - start));
			buffer.clear();
		}
		this.groups.add(new RowGroup(chunks, this.rows));
		this.rows = 0;
	}

	private void write(byte[] bytes) throws IOException {
		this.out.write(bytes);
		this.position += bytes.length;
	}

	@Override
	public void close() throws IOException {
		try (this.out) {
			if (this.rows > 0) {
				endGroup();
			}
			byte[] footer = new FileFooter(this.columns, this.groups).bytes();
			write(footer);
			write(new ByteSequence().int32(footer.length).bytes());
			write(MAGIC);
		}
		finally {
			this.pages.close();
		}
	}

}
