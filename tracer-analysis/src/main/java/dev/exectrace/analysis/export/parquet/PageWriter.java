package dev.exectrace.analysis.export.parquet;

import java.util.zip.CRC32;
import java.util.zip.Deflater;

/**
 * Writes pages: a header and a compressed body.
 */
final class PageWriter {

	private static final int DATA_PAGE = 0;

	private static final int DICTIONARY_PAGE = 2;

	private static final byte[] GZIP_HEADER = { 0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, (byte) 0xff };

	private final Deflater deflater = new Deflater(Deflater.BEST_SPEED, true);

	private final byte[] buffer = new byte[1 << 16];

	private int uncompressed;

	byte[] data(ByteSequence body, int values, boolean dictionary) {
		return page(DATA_PAGE, body, new ThriftWriter(), 5, values,
				dictionary ? Encoding.RLE_DICTIONARY : Encoding.PLAIN);
	}

	byte[] dictionary(ByteSequence body, int values) {
		return page(DICTIONARY_PAGE, body, new ThriftWriter(), 7, values, Encoding.PLAIN);
	}

	private byte[] page(int type, ByteSequence body, ThriftWriter header, int field, int values, int encoding) {
		byte[] compressed = compress(body);
		header.int32(1, type).int32(2, body.size()).int32(3, compressed.length);
		header.struct(field).int32(1, values).int32(2, encoding);
		if (type == DATA_PAGE) {
			header.int32(3, Encoding.RLE).int32(4, Encoding.RLE);
		}
		byte[] head = header.end().bytes();
		this.uncompressed = head.length + body.size();
		return new ByteSequence().append(head).append(compressed).bytes();
	}

	/** How many bytes the last page would take if it were not compressed. */
	int uncompressed() {
		return this.uncompressed;
	}

	private byte[] compress(ByteSequence body) {
		CRC32 crc = new CRC32();
		crc.update(body.array(), 0, body.size());
		ByteSequence out = new ByteSequence().append(GZIP_HEADER);
		this.deflater.reset();
		this.deflater.setInput(body.array(), 0, body.size());
		this.deflater.finish();
		while (!this.deflater.finished()) {
			out.append(this.buffer, this.deflater.deflate(this.buffer));
		}
		return out.int32((int) crc.getValue()).int32(body.size()).bytes();
	}

	void close() {
		this.deflater.end();
	}

}
