package dev.exectrace.runtime.spool;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.util.Objects;

/**
 * Reads a spool while it is written.
 */
public final class SpoolInputStream extends InputStream {

	private final Spool spool;

	private final Runnable onClose;

	private Segment segment;

	private InputStream content;

	private boolean ended;

	/**
	 * A stream over a spool.
	 * @param spool the spool
	 * @param onClose told when the reader closes the stream
	 */
	public SpoolInputStream(Spool spool, Runnable onClose) {
		this.spool = spool;
		this.onClose = onClose;
	}

	@Override
	public int read() throws IOException {
		byte[] single = new byte[1];
		return (read(single, 0, 1) < 0) ? -1 : single[0] & 0xff;
	}

	@Override
	public int read(byte[] target, int offset, int length) throws IOException {
		Objects.checkFromIndexSize(offset, length, target.length);
		if (length == 0) {
			return 0;
		}
		while (!this.ended) {
			if (this.content == null && !open()) {
				this.ended = true;
				break;
			}
			int count = this.content.read(target, offset, length);
			if (count > 0) {
				this.spool.progressed(count);
				return count;
			}
			this.content.close();
			this.content = null;
			this.spool.read(this.segment);
		}
		return -1;
	}

	private boolean open() throws IOException {
		try {
			this.segment = this.spool.take();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new InterruptedIOException("Interrupted while waiting for more of the trace");
		}
		if (this.segment == null) {
			return false;
		}
		this.content = this.segment.open();
		return true;
	}

	@Override
	public int available() throws IOException {
		return (this.content != null) ? this.content.available() : 0;
	}

	@Override
	public void close() throws IOException {
		InputStream open = this.content;
		this.ended = true;
		this.content = null;
		if (open != null) {
			open.close();
		}
		this.onClose.run();
		this.spool.close();
	}

}
