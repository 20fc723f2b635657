package dev.exectrace.loadtest.check;

import java.util.Comparator;
import java.util.List;
import java.util.Map;

import dev.exectrace.loadtest.request.Request;
import dev.exectrace.loadtest.trace.Run;
import dev.exectrace.loadtest.trace.ThreadHistory;
import dev.exectrace.loadtest.trace.Trace;

/**
 * The thread that served a request ran at the time of the request, for every request that
 * was made inside the window. It need not have started and ended there: it may serve
 * several requests of one connection.
 */
final class RequestsFound implements Check {

	private final List<Request> requests;

	RequestsFound(List<Request> requests) {
		this.requests = requests;
	}

	@Override
	public Finding check(Trace trace) {
		List<Request> inside = RequestWindow.inside(trace, this.requests);
		Map<Long, ThreadHistory> threads = trace.threads();
		List<Request> missing = inside.stream()
			.filter((request) -> !found(request, threads.get(request.thread())))
			.sorted(Comparator.comparingLong(Request::start))
			.toList();
		String detail = missing.isEmpty() ? ""
				: ", missing the one from %s to %s and others up to %s".formatted(
						sinceStart(trace, missing.get(0).start()), sinceStart(trace, missing.get(0).end()),
						sinceStart(trace, missing.get(missing.size() - 1).end()));
		return Finding.none("every request is found", missing.size(), inside.size(), "requests in the window" + detail);
	}

	private static String sinceStart(Trace trace, long time) {
		return "%.3f s".formatted((time - trace.start().getAsLong()) / 1e9);
	}

	private static boolean found(Request request, ThreadHistory thread) {
		return thread != null && thread.runs().stream().anyMatch((run) -> during(run, request));
	}

	private static boolean during(Run run, Request request) {
		return run.end() >= request.start() - RequestWindow.MARGIN_NANOS
				&& run.start() <= request.end() + RequestWindow.MARGIN_NANOS;
	}

}
