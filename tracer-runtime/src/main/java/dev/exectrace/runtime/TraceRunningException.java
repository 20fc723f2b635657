package dev.exectrace.runtime;

import java.time.Instant;

/**
 * Thrown when a capture is asked for while another one runs: there is one at a time in a
 * JVM.
 */
public class TraceRunningException extends IllegalStateException {

	private final transient Instant until;

	TraceRunningException(Instant until) {
		super("A capture is already running, until " + until + " at the latest");
		this.until = until;
	}

	/**
	 * When the running capture ends at the latest.
	 * @return the instant
	 */
	public Instant getUntil() {
		return this.until;
	}

}
