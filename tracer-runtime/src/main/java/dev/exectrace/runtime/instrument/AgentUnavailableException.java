package dev.exectrace.runtime.instrument;

/**
 * Thrown when the agent cannot be brought into this JVM; the message names the cause and
 * the cure.
 */
public class AgentUnavailableException extends Exception {

	AgentUnavailableException(String message, Throwable cause) {
		super(message, cause);
	}

}
