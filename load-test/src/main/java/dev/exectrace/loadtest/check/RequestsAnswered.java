package dev.exectrace.loadtest.check;

import java.util.List;

import dev.exectrace.loadtest.request.Request;

/**
 * Every request was answered as expected.
 */
public final class RequestsAnswered {

	private RequestsAnswered() {
	}

	/**
	 * Looks at the answers.
	 * @param requests all requests
	 * @return what came out
	 */
	public static Finding check(List<Request> requests) {
		long failed = requests.stream().filter((request) -> !request.ok()).count();
		return Finding.none("every request was answered", failed, requests.size(), "requests");
	}

}
