package dev.exectrace.loadtest;

import java.time.Duration;

/**
 * How long each part of the load takes.
 *
 * @param warmUp all endpoints at a steady rate, not looked at
 * @param steady the same, captured and checked
 * @param fullWarmUp as many requests as the service can answer, not looked at
 * @param slice one measurement at full load
 * @param pairs how many measurements without and with a capture
 */
record LoadPlan(Duration warmUp, Duration steady, Duration fullWarmUp, Duration slice, int pairs) {

	static LoadPlan ofProcess() {
		return new LoadPlan(seconds("exectrace.demo.warm-up", 6), seconds("exectrace.demo.steady", 8),
				seconds("exectrace.demo.full-warm-up", 12), seconds("exectrace.demo.slice", 3),
				Integer.getInteger("exectrace.demo.pairs", 5));
	}

	private static Duration seconds(String property, int defaultValue) {
		return Duration.ofSeconds(Integer.getInteger(property, defaultValue));
	}

}
