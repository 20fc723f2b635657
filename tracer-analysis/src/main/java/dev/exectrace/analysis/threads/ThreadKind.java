package dev.exectrace.analysis.threads;

import dev.exectrace.analysis.model.Threads;

/**
 * What threads there are.
 */
public enum ThreadKind {

	/** A virtual thread. */
	VIRTUAL("virtual"),

	/** A platform thread that carries virtual ones. */
	CARRIER("carrier"),

	/** Another platform thread. */
	PLATFORM("platform"),

	/** Threads of several kinds. */
	MIXED("mixed");

	private final String label;

	ThreadKind(String label) {
		this.label = label;
	}

	/**
	 * The kind's name, as people read it.
	 * @return the name
	 */
	public String label() {
		return this.label;
	}

	static ThreadKind of(Threads threads, int thread) {
		return threads.isVirtual(thread) ? VIRTUAL : threads.isCarrier(thread) ? CARRIER : PLATFORM;
	}

}
