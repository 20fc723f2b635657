package dev.exectrace.autoconfigure.flightrecorder;

import java.time.Duration;
import java.util.Map;

import dev.exectrace.runtime.TraceSnapshot;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;

import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.util.PatternMatchUtils;

/**
 * Saves a snapshot when an observation took longer than the bound for its name. The first
 * handler to hear of a start hears last of the end, when the task of the observation has
 * ended. Safe for use by several threads.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
class SlowObservationHandler implements ObservationHandler<Observation.Context> {

	private final FlightRecorder flightRecorder;

	private final Map<String, Duration> bounds;

	SlowObservationHandler(FlightRecorder flightRecorder, Map<String, Duration> bounds) {
		this.flightRecorder = flightRecorder;
		this.bounds = bounds;
	}

	@Override
	public boolean supportsContext(Observation.Context context) {
		return !this.bounds.isEmpty();
	}

	@Override
	public void onStart(Observation.Context context) {
		long bound = bound(context.getName());
		if (bound != Long.MAX_VALUE) {
			context.put(Started.class, new Started(System.nanoTime(), bound));
		}
	}

	private long bound(String name) {
		Duration exact = this.bounds.get(name);
		if (exact != null) {
			return exact.toNanos();
		}
		long bound = Long.MAX_VALUE;
		for (Map.Entry<String, Duration> candidate : this.bounds.entrySet()) {
			if (PatternMatchUtils.simpleMatch(candidate.getKey(), name)) {
				bound = Math.min(bound, candidate.getValue().toNanos());
			}
		}
		return bound;
	}

	@Override
	public void onStop(Observation.Context context) {
		Started started = context.get(Started.class);
		if (started == null) {
			return;
		}
		long took = System.nanoTime() - started.at;
		if (took > started.bound) {
			String name = (context.getContextualName() != null) ? context.getContextualName() : context.getName();
			this.flightRecorder.save(TraceSnapshot.Trigger.SLOW_OBSERVATION, "'%s' took %d ms, more than %d ms"
				.formatted(name, Duration.ofNanos(took).toMillis(), Duration.ofNanos(started.bound).toMillis()));
		}
	}

	private record Started(long at, long bound) {
	}

}
