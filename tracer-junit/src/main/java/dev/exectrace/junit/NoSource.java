package dev.exectrace.junit;

import java.io.IOException;
import java.nio.file.Path;

/**
 * Stands for a trace that could not be recorded.
 */
final class NoSource implements TraceSource {

	private final Path file;

	private final String reason;

	NoSource(Path file, String reason) {
		this.file = file;
		this.reason = reason;
	}

	@Override
	public Path file() {
		return this.file;
	}

	@Override
	public TestEvidence read() throws IOException {
		throw new IOException(this.reason);
	}

	@Override
	public void end(Throwable failure, boolean failed) {
		// There is nothing to end.
	}

}
