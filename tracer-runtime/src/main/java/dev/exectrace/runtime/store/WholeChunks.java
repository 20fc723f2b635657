package dev.exectrace.runtime.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/**
 * The part of a trace that is made of whole chunks.
 */
final class WholeChunks {

	private static final int HEADER = 68;

	private static final int MAGIC = 0x464c5200;

	private static final int SIZE_AT = 8;

	private WholeChunks() {
	}

	/** How long it is, in bytes from the beginning. */
	static long length(FileChannel file) throws IOException {
		long end = file.size();
		long at = 0;
		ByteBuffer header = ByteBuffer.allocate(HEADER);
		while (end - at >= HEADER) {
			header.clear();
			if (file.read(header, at) < HEADER || header.getInt(0) != MAGIC) {
				break;
			}
			long size = header.getLong(SIZE_AT);
			if (size < HEADER || size > end - at) {
				break;
			}
			at += size;
		}
		return at;
	}

}
