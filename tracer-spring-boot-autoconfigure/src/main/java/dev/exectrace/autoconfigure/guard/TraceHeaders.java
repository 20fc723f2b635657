package dev.exectrace.autoconfigure.guard;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

import org.springframework.http.ContentDisposition;

/**
 * The headers of a streamed trace that an actuator endpoint has no way to set.
 */
final class TraceHeaders {

	private static final DateTimeFormatter TIMESTAMP = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'")
		.withZone(ZoneOffset.UTC);

	private TraceHeaders() {
	}

	static String contentDisposition() {
		String filename = "exectrace-" + TIMESTAMP.format(Instant.now()) + ".jfr";
		return ContentDisposition.attachment().filename(filename).build().toString();
	}

}
