package dev.exectrace.junit.recording;

import java.io.IOException;
import java.io.OutputStream;

/**
 * Remembers why a trace could not be written.
 */
final class TraceOutput extends OutputStream {

	private final OutputStream target;

	private volatile IOException failure;

	TraceOutput(OutputStream target) {
		this.target = target;
	}

	@Override
	public void write(int value) throws IOException {
		write(new byte[] { (byte) value });
	}

	@Override
	public void write(byte[] bytes, int offset, int length) throws IOException {
		attempt(() -> this.target.write(bytes, offset, length));
	}

	@Override
	public void flush() throws IOException {
		attempt(this.target::flush);
	}

	@Override
	public void close() throws IOException {
		attempt(this.target::close);
	}

	void abandon() {
		try {
			this.target.close();
		}
		catch (IOException ex) {
			// Nothing was to be written.
		}
	}

	IOException failure() {
		return this.failure;
	}

	private void attempt(Step step) throws IOException {
		try {
			step.run();
		}
		catch (IOException ex) {
			this.failure = ex;
			throw ex;
		}
	}

	@FunctionalInterface
	private interface Step {

		void run() throws IOException;

	}

}
