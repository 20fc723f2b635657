package dev.exectrace.loadtest.check;

import java.util.List;
import java.util.Map;

import dev.exectrace.loadtest.request.Request;
import dev.exectrace.loadtest.trace.Block;
import dev.exectrace.loadtest.trace.ThreadHistory;
import dev.exectrace.loadtest.trace.Trace;

/**
 * The wait of an endpoint shows as what it is, for about as long as the endpoint itself
 * measured. The endpoint also measures how long it was runnable afterwards, which the
 * trace tells apart.
 */
final class WaitsAgree implements Check {

	private static final double TOLERANCE = 0.25;

	private static final int MIN_REQUESTS = 5;

	private final ExpectedWait expected;

	private final List<Request> requests;

	WaitsAgree(ExpectedWait expected, List<Request> requests) {
		this.expected = expected;
		this.requests = requests.stream().filter((request) -> request.path().equals(expected.path())).toList();
	}

	@Override
	public Finding check(Trace trace) {
		Map<Long, ThreadHistory> threads = trace.threads();
		List<Request> inside = RequestWindow.inside(trace, this.requests);
		long measured = 0;
		long blocked = 0;
		long runnable = 0;
		for (Request request : inside) {
			measured += request.waitedNanos();
			ThreadHistory thread = threads.get(request.thread());
			if (thread != null) {
				for (Block block : thread.blocks()) {
					if (this.expected.shows().test(block) && during(block, request)) {
						blocked += block.nanos();
						runnable += thread.runnableNanosAfter(block);
					}
				}
			}
		}
		boolean ok = inside.size() >= MIN_REQUESTS
				&& Math.abs(blocked - (measured - runnable)) <= TOLERANCE * (measured - runnable);
		return Finding.of(this.expected.name() + " shows as what it is", ok,
				"%,d requests waited %,.1f ms, of which %,.1f ms runnable; blocked in the trace %,.1f ms",
				inside.size(), measured / 1e6, runnable / 1e6, blocked / 1e6);
	}

	private static boolean during(Block block, Request request) {
		// The thread may serve several requests of one connection, one after the other
		long middle = block.start() + block.nanos() / 2;
		return middle >= request.start() && middle <= request.end();
	}

}
