package dev.exectrace.autoconfigure.guard;

import org.springframework.http.ContentDisposition;

/**
 * The headers of a streamed trace that an actuator endpoint has no way to set.
 */
final class TraceHeaders {

	private TraceHeaders() {
	}

	static String contentDisposition(String filename) {
		return ContentDisposition.attachment().filename(filename).build().toString();
	}

}
