package dev.exectrace.junit;

import java.io.IOException;
import java.nio.file.Path;

/**
 * Where the trace of a test comes from.
 */
interface TraceSource {

	/** The file that it is in. */
	Path file();

	/**
	 * Reads what was recorded up to now.
	 * @throws IOException if there is nothing to read; the message says why
	 */
	TestEvidence read() throws IOException;

	/**
	 * Says that the test is over.
	 * @param failure what it ended with or {@code null}
	 * @param failed whether that is a failure
	 */
	void end(Throwable failure, boolean failed);

}
