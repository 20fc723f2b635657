package dev.exectrace.demo.waits;

import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonValue;

/**
 * What a thread waited for.
 */
public enum WaitKind {

	/** A monitor that another thread held. */
	MONITOR,

	/** A lock of {@code java.util.concurrent} that another thread held. */
	LOCK,

	/** A connection from a pool that had none left. */
	POOL,

	/** The answer of another service. */
	NETWORK,

	/** Another thread's answer through a queue. */
	QUEUE,

	/** A processor. */
	SCHEDULER,

	/** Anything, without giving the carrier back. */
	PINNED,

	/** The garbage collector. */
	GC,

	/** Time to pass. */
	SLEEP;

	/**
	 * The name in answers.
	 * @return the name in lower case
	 */
	@JsonValue
	public String label() {
		return name().toLowerCase(Locale.ROOT);
	}

}
