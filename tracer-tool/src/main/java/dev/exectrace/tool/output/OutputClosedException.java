package dev.exectrace.tool.output;

import java.io.IOException;

/**
 * Nothing more can be written to the standard output. Unchecked, as writers to it swallow
 * checked ones.
 */
public final class OutputClosedException extends RuntimeException {

	OutputClosedException(IOException cause) {
		super("The output cannot be written: " + cause.getMessage() + "; check where it goes", cause);
	}

	/**
	 * Whether it was a pipe whose reader has gone, as in {@code | head}.
	 * @return whether it was
	 */
	public boolean isPipe() {
		String message = getCause().getMessage();
		return message != null && (message.contains("Broken pipe") || message.contains("pipe is being closed"));
	}

}
