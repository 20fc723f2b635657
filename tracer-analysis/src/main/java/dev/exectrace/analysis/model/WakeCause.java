package dev.exectrace.analysis.model;

/**
 * Why a thread became runnable.
 */
public enum WakeCause {

	/** The trace does not say. */
	UNKNOWN("unknown"),

	/** It was started. */
	START("start"),

	/** It was unparked. */
	UNPARK("unpark"),

	/** The monitor it waited for was released. */
	MONITOR_EXIT("monitor exit"),

	/** It was notified. */
	NOTIFY("notify"),

	/** The time it waited for was over. */
	TIMEOUT("timeout"),

	/** It gave way of its own accord. */
	YIELD("yield"),

	/** It was interrupted. */
	INTERRUPT("interrupt");

	private static final WakeCause[] VALUES = values();

	private final String label;

	WakeCause(String label) {
		this.label = label;
	}

	/**
	 * The cause's name, as people read it and as it stands in the trace.
	 * @return the name
	 */
	public String label() {
		return this.label;
	}

	/**
	 * The one of a name in the trace.
	 * @param label the name or {@code null}
	 * @return it, {@link #UNKNOWN} where there is none of the name
	 */
	public static WakeCause of(String label) {
		for (WakeCause value : VALUES) {
			if (value.label.equals(label)) {
				return value;
			}
		}
		return UNKNOWN;
	}

	static WakeCause of(int ordinal) {
		return VALUES[ordinal];
	}

}
