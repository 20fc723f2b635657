package dev.exectrace.agent;

/**
 * Why a thread became runnable, as the hooks see it.
 */
public final class Cause {

	/** Not known. */
	public static final int UNKNOWN = 0;

	/** It was started. */
	public static final int START = 1;

	/** {@code LockSupport.unpark}. */
	public static final int UNPARK = 2;

	/** The monitor it waited to enter was released. */
	public static final int MONITOR_EXIT = 3;

	/** {@code Object.notify} or {@code notifyAll}. */
	public static final int NOTIFY = 4;

	/** Its timeout passed. */
	public static final int TIMEOUT = 5;

	/** It gave way with {@code Thread.yield}. */
	public static final int YIELD = 6;

	/** It was interrupted. */
	public static final int INTERRUPT = 7;

	private static final String[] NAMES = { "unknown", "start", "unpark", "monitor exit", "notify", "timeout", "yield",
			"interrupt" };

	private Cause() {
	}

	/**
	 * The name of a cause, as it stands in the trace.
	 * @param cause one of the constants of this class
	 * @return the name
	 */
	public static String name(int cause) {
		return NAMES[cause];
	}

}
