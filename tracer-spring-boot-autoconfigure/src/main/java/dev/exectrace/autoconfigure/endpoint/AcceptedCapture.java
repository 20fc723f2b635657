package dev.exectrace.autoconfigure.endpoint;

import java.time.Instant;

import dev.exectrace.runtime.StoredCapture;

import org.springframework.boot.actuate.endpoint.OperationResponseBody;

/**
 * A capture that was started to be fetched later.
 *
 * @param id what it is to be fetched by
 * @param startedAt when it was started
 * @param until when it ends at the latest
 */
public record AcceptedCapture(String id, Instant startedAt, Instant until) implements OperationResponseBody {

	static AcceptedCapture of(StoredCapture capture) {
		return new AcceptedCapture(capture.id(), capture.trace().startedAt(), capture.trace().until());
	}

}
