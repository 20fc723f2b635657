package dev.exectrace.autoconfigure.observation;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;

import org.springframework.util.PatternMatchUtils;

/**
 * Which observations are tasks. Safe for use by several threads.
 */
class ObservationSelection {

	private static final int MAX_NAMES = 10_000;

	private final String[] include;

	private final String[] exclude;

	private final double probability;

	private final Map<String, Boolean> byName = new ConcurrentHashMap<>();

	ObservationSelection(ObservationProperties properties) {
		this.include = properties.include().toArray(String[]::new);
		this.exclude = properties.exclude().toArray(String[]::new);
		this.probability = properties.samplingProbability();
	}

	boolean includes(String name) {
		Boolean known = this.byName.get(name);
		if (known != null) {
			return known;
		}
		boolean included = PatternMatchUtils.simpleMatch(this.include, name)
				&& !PatternMatchUtils.simpleMatch(this.exclude, name);
		if (this.byName.size() < MAX_NAMES) {
			this.byName.put(name, included);
		}
		return included;
	}

	boolean samples() {
		return this.probability >= 1 || ThreadLocalRandom.current().nextDouble() < this.probability;
	}

}
