package dev.exectrace.analysis.jfr;

import java.io.IOException;

/**
 * Thrown where a file holds nothing that can be read as a trace. The message names the
 * cause and what to do.
 */
public final class NoTraceException extends IOException {

	/**
	 * Creates one.
	 * @param message the cause and what to do
	 */
	public NoTraceException(String message) {
		super(message);
	}

}
