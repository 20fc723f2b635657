package dev.exectrace.runtime.recording;

import java.io.IOException;

/**
 * The JVM's recorder cannot be asked now, as it waits for the wall clock, which was set
 * back.
 */
public final class ClockSetBackException extends IOException {

	ClockSetBackException(String message) {
		super(message);
	}

}
