package dev.exectrace.autoconfigure.observation;

import java.util.concurrent.atomic.AtomicInteger;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;

import org.springframework.core.Ordered;

/**
 * Counts the observed requests that have not ended: a client has its answer before. Told
 * of starts before and of stops after all other handlers.
 */
class OpenRequests implements ObservationHandler<Observation.Context>, Ordered {

	private final AtomicInteger open = new AtomicInteger();

	@Override
	public int getOrder() {
		return HIGHEST_PRECEDENCE;
	}

	@Override
	public boolean supportsContext(Observation.Context context) {
		return "http.server.requests".equals(context.getName());
	}

	@Override
	public void onStart(Observation.Context context) {
		this.open.incrementAndGet();
	}

	@Override
	public void onStop(Observation.Context context) {
		this.open.decrementAndGet();
	}

	boolean isZero() {
		return this.open.get() == 0;
	}

}
