package dev.exectrace.admin.web;

import java.time.Duration;
import java.time.Instant;

import dev.exectrace.admin.store.StoredTrace;
import org.jspecify.annotations.Nullable;

/**
 * A trace as the view is told of it.
 *
 * @param id its id
 * @param name what its file is to be called
 * @param state how far it is
 * @param startedAt when it began to arrive
 * @param elapsed seconds since then
 * @param seconds how long it is to be, or {@code null} for one that was there already
 * @param bytes how much has arrived
 * @param failure why it is not whole, or {@code null}
 * @param viewer the address of its pages, from the Admin server's base
 */
record TraceState(String id, String name, StoredTrace.State state, Instant startedAt, double elapsed,
		@Nullable Double seconds, long bytes, @Nullable String failure, String viewer) {

	private static final double MILLIS = 1000;

	static TraceState of(StoredTrace trace) {
		// Not the browser's clock, which may be another
		double elapsed = Duration.between(trace.startedAt(), Instant.now()).toMillis() / MILLIS;
		Duration duration = trace.duration();
		return new TraceState(trace.id(), trace.name(), trace.state(), trace.startedAt(), elapsed,
				(duration != null) ? duration.toMillis() / MILLIS : null, trace.bytes(), trace.failure(),
				ViewController.address(trace));
	}

}
