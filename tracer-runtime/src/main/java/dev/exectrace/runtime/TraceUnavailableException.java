package dev.exectrace.runtime;

/**
 * Thrown when this JVM cannot record a trace now; the message names the cause and, where
 * there is one, the cure.
 */
public class TraceUnavailableException extends RuntimeException {

	TraceUnavailableException(String message, Throwable cause) {
		super(message, cause);
	}

}
