package dev.exectrace.faulttest;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A capture whose trace is on its way.
 */
final class RunningCapture {

	private final InputStream body;

	private final Path file;

	private final int first;

	private boolean cutOff;

	RunningCapture(InputStream body, Path file) throws IOException {
		this.body = body;
		this.file = file;
		this.first = body.read();
	}

	/** The trace, as far as it came. */
	CapturedTrace read() throws IOException {
		try (OutputStream output = Files.newOutputStream(this.file); InputStream input = this.body) {
			output.write(this.first);
			input.transferTo(output);
		}
		catch (IOException ex) {
			this.cutOff = true;
		}
		return CapturedTrace.read(this.file);
	}

	/** Whether the answer was cut off, so that its client knows. */
	boolean isCutOff() {
		return this.cutOff;
	}

}
