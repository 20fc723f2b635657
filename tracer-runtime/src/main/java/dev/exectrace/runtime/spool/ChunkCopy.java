package dev.exectrace.runtime.spool;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/**
 * Writes chunks to files.
 */
public final class ChunkCopy {

	private static final int BUFFER = 1 << 16;

	private ChunkCopy() {
	}

	/**
	 * Writes a chunk of our own.
	 * @param chunk its bytes
	 * @param file where to
	 * @throws IOException if it cannot be written
	 */
	public static void write(ByteBuffer chunk, FileChannel file) throws IOException {
		while (chunk.hasRemaining()) {
			file.write(chunk);
		}
	}

	/**
	 * Writes a chunk of the JVM's recorder.
	 * @param head its first bytes
	 * @param rest the rest of it
	 * @param length its length
	 * @param file where to
	 * @throws IOException if it cannot be read or written, or is shorter than that
	 */
	public static void write(ByteBuffer head, InputStream rest, long length, FileChannel file) throws IOException {
		long left = length - head.remaining();
		write(head, file);
		byte[] buffer = new byte[BUFFER];
		while (left > 0) {
			int count = rest.read(buffer, 0, (int) Math.min(left, buffer.length));
			if (count < 0) {
				throw new EOFException("The JVM's recorder gave a chunk that is " + left + " bytes short");
			}
			write(ByteBuffer.wrap(buffer, 0, count), file);
			left -= count;
		}
	}

}
