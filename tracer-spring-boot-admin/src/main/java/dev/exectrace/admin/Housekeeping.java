package dev.exectrace.admin;

import java.util.concurrent.TimeUnit;

import dev.exectrace.admin.reading.Readings;
import dev.exectrace.admin.store.TraceStore;
import reactor.core.Disposable;
import reactor.core.scheduler.Schedulers;

/**
 * Lets go of what is too old, also while nobody asks.
 */
final class Housekeeping implements AutoCloseable {

	private static final long SECONDS = 60;

	private final Disposable task;

	Housekeeping(TraceStore store, Readings readings) {
		this.task = Schedulers.boundedElastic().schedulePeriodically(() -> {
			store.sweep();
			readings.sweep();
		}, SECONDS, SECONDS, TimeUnit.SECONDS);
	}

	@Override
	public void close() {
		this.task.dispose();
	}

}
