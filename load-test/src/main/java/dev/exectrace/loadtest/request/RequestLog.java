package dev.exectrace.loadtest.request;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.LongAdder;

/**
 * All requests that were made. Shared by the process, since Gatling creates the
 * simulation that fills it.
 */
public final class RequestLog {

	private static final RequestLog SHARED = new RequestLog();

	private final Queue<Request> requests = new ConcurrentLinkedQueue<>();

	private final LongAdder count = new LongAdder();

	RequestLog() {
	}

	/**
	 * The log of this process.
	 * @return the log
	 */
	public static RequestLog shared() {
		return SHARED;
	}

	/**
	 * Adds a request.
	 * @param request the request
	 */
	public void add(Request request) {
		this.requests.add(request);
		this.count.increment();
	}

	/**
	 * How many requests there are so far.
	 * @return the count
	 */
	public long count() {
		return this.count.sum();
	}

	/**
	 * The requests so far.
	 * @return a copy
	 */
	public List<Request> requests() {
		return List.copyOf(this.requests);
	}

}
