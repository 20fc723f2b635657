package dev.exectrace.junit.recording;

/**
 * Thrown when no trace can be recorded; the message says why.
 */
public class RecordingFailedException extends Exception {

	RecordingFailedException(String message, Throwable cause) {
		super(message, cause);
	}

}
