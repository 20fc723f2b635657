package dev.exectrace.analysis.model;

/**
 * What a thread does at an instant. It is in exactly one of these, from its start to its
 * end.
 */
public enum ThreadState {

	/**
	 * A virtual thread is mounted on a carrier. A platform thread is not known to wait;
	 * it runs or waits for a processor, which the JVM does not tell apart.
	 */
	RUNNING("running"),

	/** Ready to run, and not run yet. */
	RUNNABLE("runnable"),

	/** Waiting for something. */
	BLOCKED("blocked"),

	/** Would run, but the JVM had stopped all threads. */
	STOPPED("stopped"),

	/** The trace does not say. */
	UNKNOWN("unknown");

	private final String label;

	ThreadState(String label) {
		this.label = label;
	}

	/**
	 * The state's name, as people read it.
	 * @return the name
	 */
	public String label() {
		return this.label;
	}

}
