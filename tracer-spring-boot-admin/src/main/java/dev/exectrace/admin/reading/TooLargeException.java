package dev.exectrace.admin.reading;

/**
 * A trace is too large to be read here. The message says what to do.
 */
public final class TooLargeException extends RuntimeException {

	TooLargeException(String message) {
		super(message);
	}

}
