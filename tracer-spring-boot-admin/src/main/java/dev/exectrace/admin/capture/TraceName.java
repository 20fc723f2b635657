package dev.exectrace.admin.capture;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/**
 * What the file of a trace is to be called.
 */
final class TraceName {

	private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss");

	private TraceName() {
	}

	static String now(String application) {
		return sanitize(application) + "-" + TIME.format(Instant.now().atZone(ZoneId.systemDefault())) + ".jfr";
	}

	static String of(String application, String snapshot) {
		return sanitize(application) + "-" + sanitize(snapshot) + ".jfr";
	}

	/** An instance may call itself anything. */
	private static String sanitize(String text) {
		return text.replaceAll("[^A-Za-z0-9._-]+", "_");
	}

}
