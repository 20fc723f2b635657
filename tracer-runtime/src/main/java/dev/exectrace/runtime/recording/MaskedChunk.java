package dev.exectrace.runtime.recording;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;

import dev.exectrace.runtime.chunk.Varint;

/**
 * One of the JVM's chunks, after its header, in which secrets are masked. Its length
 * stays as it is. Not safe for use by several threads.
 */
final class MaskedChunk extends InputStream {

	private static final int BUFFER = 1 << 16;

	/** No command line is as long. */
	private static final int MAX_EVENT = 1 << 24;

	/** The longest size and type of an event. */
	private static final int MAX_HEAD = 18;

	private final InputStream source;

	private final SecretEvents secrets;

	private byte[] buffer = new byte[BUFFER];

	/** What of the chunk has not been read from the source. */
	private long left;

	private int next;

	/** Up to here it was looked at, and may be given away. */
	private int looked;

	private int filled;

	/** What is left of an event that tells no secret. */
	private long passing;

	MaskedChunk(InputStream source, long length, SecretEvents secrets) {
		this.source = source;
		this.left = length;
		this.secrets = secrets;
	}

	@Override
	public int read() throws IOException {
		byte[] one = new byte[1];
		return (read(one, 0, 1) < 0) ? -1 : one[0] & 0xff;
	}

	@Override
	public int read(byte[] target, int offset, int length) throws IOException {
		if (length == 0) {
			return 0;
		}
		while (this.next == this.looked) {
			if (this.filled == this.looked && this.left == 0) {
				return -1;
			}
			look();
		}
		int count = Math.min(length, this.looked - this.next);
		System.arraycopy(this.buffer, this.next, target, offset, count);
		this.next += count;
		return count;
	}

	private void look() throws IOException {
		if (this.passing == 0) {
			ensure(MAX_HEAD);
			ByteBuffer head = ByteBuffer.wrap(this.buffer, this.looked, this.filled - this.looked);
			long size = Varint.read(head);
			long type = Varint.read(head);
			if (size < head.position() - this.looked || size > this.filled - this.looked + this.left) {
				throw new IOException("The JVM's recorder gave an event of " + size + " bytes");
			}
			if (this.secrets.contain(type)) {
				mask(type, head.position() - this.looked, size);
				return;
			}
			this.passing = size;
		}
		if (this.filled == this.looked) {
			ensure(1);
		}
		int passed = (int) Math.min(this.passing, this.filled - this.looked);
		this.looked += passed;
		this.passing -= passed;
	}

	private void mask(long type, int head, long size) throws IOException {
		if (size > MAX_EVENT) {
			throw new IOException("The JVM's recorder gave a command line of " + size + " bytes");
		}
		ensure((int) size);
		this.secrets.mask(type, ByteBuffer.wrap(this.buffer, this.looked + head, (int) size - head));
		this.looked += (int) size;
	}

	/** Has so much in the buffer that was not looked at, or all that there is. */
	private void ensure(int count) throws IOException {
		int held = this.filled - this.looked;
		if (held >= count || this.left == 0) {
			return;
		}
		// All that was looked at has been given away
		System.arraycopy(this.buffer, this.looked, this.buffer, 0, held);
		this.next = 0;
		this.looked = 0;
		this.filled = held;
		if (count > this.buffer.length) {
			this.buffer = Arrays.copyOf(this.buffer, count);
		}
		while (this.filled < count && this.left > 0) {
			int wanted = (int) Math.min(this.buffer.length - this.filled, this.left);
			int got = this.source.read(this.buffer, this.filled, wanted);
			if (got < 0) {
				throw new EOFException("The JVM's recorder gave a chunk that is " + this.left + " bytes short");
			}
			this.filled += got;
			this.left -= got;
		}
	}

}
