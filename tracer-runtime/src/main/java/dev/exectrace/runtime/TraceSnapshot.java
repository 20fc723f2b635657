package dev.exectrace.runtime;

import java.time.Instant;

/**
 * A saved part of the recent past. Immutable.
 *
 * @param id its id: letters, digits and hyphens
 * @param trigger what caused it
 * @param reason why it was saved, in words, or {@code null} for one that an earlier JVM
 * has left
 * @param at when it was saved
 * @param bytes its size
 */
public record TraceSnapshot(String id, Trigger trigger, String reason, Instant at, long bytes) {

	/**
	 * What causes a snapshot.
	 */
	public enum Trigger {

		/**
		 * {@link ExecutionTrace#snapshot(String)} was called.
		 */
		USER,

		/**
		 * Something that is observed took too long.
		 */
		SLOW_OBSERVATION,

		/**
		 * A virtual thread waited and held its carrier for too long.
		 */
		PINNED,

		/**
		 * A virtual thread waited for a carrier for too long.
		 */
		SCHEDULER_LATENCY,

		/**
		 * The application's health went down.
		 */
		HEALTH

	}

}
