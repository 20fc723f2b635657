package dev.exectrace.tool.output;

import java.io.BufferedWriter;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

/**
 * The process's own outputs, in UTF-8 wherever they go.
 */
public final class StandardOutput {

	private static final int BUFFER = 1 << 14;

	private StandardOutput() {
	}

	/**
	 * The standard output.
	 * @return a writer that throws {@link OutputClosedException} where a write fails
	 */
	public static PrintWriter out() {
		return writer(new Failing(), BUFFER, false);
	}

	/**
	 * The standard error output.
	 * @return a writer that flushes each line
	 */
	public static PrintWriter err() {
		return writer(new FileOutputStream(FileDescriptor.err), 256, true);
	}

	/**
	 * The standard output, for bytes.
	 * @return a stream that throws {@link OutputClosedException} where a write fails
	 */
	public static OutputStream bytes() {
		return new Failing();
	}

	private static PrintWriter writer(OutputStream stream, int buffer, boolean autoFlush) {
		return new PrintWriter(new BufferedWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8), buffer),
				autoFlush);
	}

	private static final class Failing extends OutputStream {

		private final FileOutputStream stream = new FileOutputStream(FileDescriptor.out);

		@Override
		public void write(int value) {
			write(new byte[] { (byte) value }, 0, 1);
		}

		@Override
		public void write(byte[] bytes, int offset, int length) {
			try {
				this.stream.write(bytes, offset, length);
			}
			catch (IOException ex) {
				throw new OutputClosedException(ex);
			}
		}

	}

}
