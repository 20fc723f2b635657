package dev.exectrace.autoconfigure.flightrecorder;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import dev.exectrace.runtime.TraceSnapshot;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.health.contributor.CompositeHealthContributor;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthContributor;
import org.springframework.boot.health.contributor.HealthContributors;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.context.SmartLifecycle;

/**
 * Saves a snapshot when a health indicator goes down. Asks all indicators from time to
 * time, on a thread of its own.
 */
class HealthWatch implements SmartLifecycle {

	private static final Log logger = LogFactory.getLog(HealthWatch.class);

	private final FlightRecorder flightRecorder;

	private final List<HealthContributors> contributors;

	private final Duration interval;

	private final Map<String, Boolean> down = new HashMap<>();

	private volatile @Nullable ScheduledExecutorService executor;

	HealthWatch(FlightRecorder flightRecorder, List<HealthContributors> contributors, Duration interval) {
		this.flightRecorder = flightRecorder;
		this.contributors = contributors;
		this.interval = interval;
	}

	@Override
	public void start() {
		ScheduledExecutorService started = Executors.newSingleThreadScheduledExecutor(
				Thread.ofPlatform().name("exectrace-health").daemon().inheritInheritableThreadLocals(false).factory());
		started.scheduleWithFixedDelay(this::look, 0, this.interval.toNanos(), TimeUnit.NANOSECONDS);
		this.executor = started;
	}

	private void look() {
		for (HealthContributors all : this.contributors) {
			look("", all);
		}
	}

	private void look(String prefix, HealthContributors all) {
		for (HealthContributors.Entry entry : all) {
			String name = prefix + entry.name();
			HealthContributor contributor = entry.contributor();
			if (contributor instanceof CompositeHealthContributor composite) {
				look(name + "/", composite);
			}
			else if (contributor instanceof HealthIndicator indicator) {
				look(name, indicator);
			}
		}
	}

	private void look(String name, HealthIndicator indicator) {
		Status status;
		try {
			Health health = indicator.health(false);
			status = (health != null) ? health.getStatus() : Status.UNKNOWN;
		}
		catch (RuntimeException ex) {
			logger.debug("The health indicator '" + name + "' failed", ex);
			status = Status.DOWN;
		}
		boolean isDown = status.equals(Status.DOWN) || status.equals(Status.OUT_OF_SERVICE);
		Boolean wasDown = this.down.put(name, isDown);
		if (isDown && Boolean.FALSE.equals(wasDown)) {
			this.flightRecorder.save(TraceSnapshot.Trigger.HEALTH,
					"The health of '%s' went to %s".formatted(name, status.getCode()));
		}
	}

	@Override
	public void stop() {
		ScheduledExecutorService running = this.executor;
		if (running != null) {
			this.executor = null;
			running.shutdownNow();
		}
	}

	@Override
	public boolean isRunning() {
		return this.executor != null;
	}

}
