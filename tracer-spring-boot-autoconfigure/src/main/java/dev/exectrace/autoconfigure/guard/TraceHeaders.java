package dev.exectrace.autoconfigure.guard;

import java.util.function.BiConsumer;

import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;

/**
 * The headers of an answer that an actuator endpoint has no way to set.
 */
final class TraceHeaders {

	private TraceHeaders() {
	}

	/**
	 * Sets the headers.
	 * @param guarded the request
	 * @param path the raw path of the request
	 * @param target where to set them
	 */
	static void set(GuardedRequest guarded, String path, BiConsumer<String, String> target) {
		String filename = guarded.filename();
		if (filename != null) {
			target.accept(HttpHeaders.CONTENT_DISPOSITION,
					ContentDisposition.attachment().filename(filename).build().toString());
		}
		String version = guarded.version();
		if (version != null) {
			target.accept(HttpHeaders.ETAG, entityTag(version));
		}
		String accepted = guarded.accepted();
		if (accepted != null) {
			target.accept(HttpHeaders.LOCATION, path + "/" + accepted);
		}
	}

	static String entityTag(String version) {
		return '"' + version + '"';
	}

}
