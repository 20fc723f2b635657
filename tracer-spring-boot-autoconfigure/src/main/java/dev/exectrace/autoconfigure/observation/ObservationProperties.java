package dev.exectrace.autoconfigure.observation;

import java.util.List;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;

/**
 * Configuration properties for the tasks that observations make. Immutable.
 *
 * @param enabled Whether observations are tasks of a trace.
 * @param include Names of the observations that are tasks; with '*' for any characters.
 * @param exclude Names of observations that are none; with '*' for any characters.
 * @param samplingProbability Which part of the observations are tasks, with all that
 * belong to them, from 0 to 1.
 */
@ConfigurationProperties("exectrace.observations")
public record ObservationProperties(@DefaultValue("true") boolean enabled, @DefaultValue("*") List<String> include,
		@DefaultValue List<String> exclude, @DefaultValue("1.0") double samplingProbability) {

	public ObservationProperties {
		if (!(samplingProbability >= 0 && samplingProbability <= 1)) {
			throw new InvalidConfigurationPropertyValueException("exectrace.observations.sampling-probability",
					samplingProbability, "It must be from 0 to 1.");
		}
	}

}
