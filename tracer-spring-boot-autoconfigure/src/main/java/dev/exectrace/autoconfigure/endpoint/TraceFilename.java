package dev.exectrace.autoconfigure.endpoint;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/**
 * The names that traces are to be saved as.
 */
final class TraceFilename {

	private static final DateTimeFormatter TIMESTAMP = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'")
		.withZone(ZoneOffset.UTC);

	private TraceFilename() {
	}

	static String now() {
		return of(TIMESTAMP.format(Instant.now()));
	}

	static String of(String id) {
		return "exectrace-" + id + ".jfr";
	}

}
