package dev.exectrace.autoconfigure.guard;

import dev.exectrace.autoconfigure.problem.Problem;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;

/**
 * What the actuator understands of a body.
 */
final class RequestBody {

	static final Problem UNSUPPORTED = new Problem(HttpStatus.UNSUPPORTED_MEDIA_TYPE,
			"Ask in the query, as in ?seconds=5 without a body, or in JSON with the header Content-Type: "
					+ "application/json");

	private RequestBody() {
	}

	static boolean isUnderstood(@Nullable String contentType) {
		if (contentType == null) {
			return true;
		}
		try {
			return MediaType.APPLICATION_JSON.isCompatibleWith(MediaType.parseMediaType(contentType));
		}
		catch (InvalidMediaTypeException ex) {
			return false;
		}
	}

}
