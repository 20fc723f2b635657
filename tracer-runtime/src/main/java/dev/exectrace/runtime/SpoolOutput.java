package dev.exectrace.runtime;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;

import dev.exectrace.runtime.spool.Spool;

/**
 * Output that is read while the capture runs.
 */
record SpoolOutput(Spool spool) implements CaptureOutput {

	@Override
	public boolean append(ByteBuffer chunk) throws IOException {
		return this.spool.append(chunk);
	}

	@Override
	public boolean append(ByteBuffer head, InputStream rest, long length) throws IOException {
		return this.spool.append(head, rest, length);
	}

	@Override
	public void appendLast(ByteBuffer chunk) throws IOException {
		this.spool.appendLast(chunk);
	}

	@Override
	public long total() {
		return this.spool.total();
	}

	@Override
	public EndReason refused() {
		return EndReason.OUTPUT_TOO_SLOW;
	}

	@Override
	public void finish(EndReason reason) {
		this.spool.finish();
	}

}
