package dev.exectrace.loadtest.check;

import java.util.ArrayList;
import java.util.List;

import dev.exectrace.loadtest.request.Request;
import dev.exectrace.loadtest.trace.Trace;

/**
 * All checks of a trace.
 */
public final class TraceChecks {

	private TraceChecks() {
	}

	/**
	 * Checks everything.
	 * @param requests all requests, whether in the trace or not
	 * @param trace the trace
	 * @return what came out
	 */
	public static List<Finding> all(List<Request> requests, Trace trace) {
		List<Finding> findings = new ArrayList<>(ofScheduling(requests, trace));
		ExpectedWait.ofDemo()
			.stream()
			.map((wait) -> new WaitsAgree(wait, requests).check(trace))
			.forEach(findings::add);
		return findings;
	}

	/**
	 * Checks what must be true under any load.
	 * @param requests all requests, whether in the trace or not
	 * @param trace the trace
	 * @return what came out
	 */
	public static List<Finding> ofScheduling(List<Request> requests, Trace trace) {
		List<Check> checks = List.of(new NoLostData(), new RequestsFound(requests), new CarriersRunOneThread(),
				new ThreadsRunOnOneCarrier(), new WakeUpsPrecedeRuns(), new WaitsFitBetweenRuns());
		return checks.stream().map((check) -> check.check(trace)).toList();
	}

}
