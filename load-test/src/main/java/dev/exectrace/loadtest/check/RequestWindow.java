package dev.exectrace.loadtest.check;

import java.util.List;

import dev.exectrace.loadtest.request.Request;
import dev.exectrace.loadtest.trace.Trace;

/**
 * The requests that were wholly inside a capture.
 */
final class RequestWindow {

	/**
	 * The client and the traced service read the clock of the system differently.
	 */
	static final long MARGIN_NANOS = 5_000_000;

	private RequestWindow() {
	}

	static List<Request> inside(Trace trace, List<Request> requests) {
		if (trace.start().isEmpty() || trace.end().isEmpty()) {
			return List.of();
		}
		long start = trace.start().getAsLong() + MARGIN_NANOS;
		long end = trace.end().getAsLong() - MARGIN_NANOS;
		return requests.stream()
			.filter((request) -> request.ok() && request.start() >= start && request.end() <= end)
			.toList();
	}

}
