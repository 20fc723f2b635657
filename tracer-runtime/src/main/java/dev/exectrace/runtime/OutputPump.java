package dev.exectrace.runtime;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/**
 * Writes a trace to somebody's stream, on a thread of its own so that only that thread
 * waits for it.
 */
final class OutputPump implements Runnable {

	private static final Logger logger = System.getLogger(OutputPump.class.getName());

	private static final int BUFFER = 1 << 16;

	private final InputStream trace;

	private final OutputStream output;

	OutputPump(InputStream trace, OutputStream output) {
		this.trace = trace;
		this.output = output;
	}

	@Override
	public void run() {
		try (this.output; this.trace) {
			byte[] buffer = new byte[BUFFER];
			int count;
			while ((count = this.trace.read(buffer)) >= 0) {
				this.output.write(buffer, 0, count);
				this.output.flush();
			}
		}
		catch (IOException | RuntimeException ex) {
			logger.log(Level.DEBUG, "The trace's output failed", ex);
		}
	}

}
