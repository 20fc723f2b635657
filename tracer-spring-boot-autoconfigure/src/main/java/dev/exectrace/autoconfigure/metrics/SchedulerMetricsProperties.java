package dev.exectrace.autoconfigure.metrics;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;

/**
 * Configuration properties for meters about the scheduler of virtual threads. Immutable.
 *
 * @param enabled Whether the scheduler of virtual threads has meters.
 * @param interval How often it is looked at.
 * @param window How long a look is, at least.
 * @param attachAgent Whether the agent is attached at the start of the application. By
 * default the meters that need it begin once it is there.
 */
@ConfigurationProperties("exectrace.metrics.scheduler")
public record SchedulerMetricsProperties(@DefaultValue("true") boolean enabled, @DefaultValue("10s") Duration interval,
		@DefaultValue("50ms") Duration window, @DefaultValue("false") boolean attachAgent) {

	private static final String PREFIX = "exectrace.metrics.scheduler.";

	/** So much of the time at most is looked at: the hooks have their price. */
	private static final int MIN_INTERVAL_WINDOWS = 20;

	public SchedulerMetricsProperties {
		if (!window.isPositive()) {
			throw new InvalidConfigurationPropertyValueException(PREFIX + "window", window, "It must be positive.");
		}
		if (interval.compareTo(window.multipliedBy(MIN_INTERVAL_WINDOWS)) < 0) {
			throw new InvalidConfigurationPropertyValueException(PREFIX + "interval", interval,
					"It must be at least " + MIN_INTERVAL_WINDOWS + " times " + PREFIX + "window.");
		}
	}

}
