package dev.exectrace.analysis.model;

/**
 * Why a virtual thread stopped running.
 */
public enum StopReason {

	/** The trace does not say. */
	UNKNOWN("unknown"),

	/** It ended. */
	END("end"),

	/** It parked. */
	PARK("park"),

	/** It parked with a timeout. */
	TIMED_PARK("timed park"),

	/** It had to wait for a monitor. */
	MONITOR_ENTER("monitor enter"),

	/** It waits for a notification. */
	OBJECT_WAIT("object wait"),

	/** It waits for a notification, with a timeout. */
	TIMED_OBJECT_WAIT("timed object wait"),

	/** It gave way. */
	YIELD("yield"),

	/** It waits and holds its carrier. */
	PINNED("pinned"),

	/** It waits with a timeout and holds its carrier. */
	TIMED_PINNED("timed pinned");

	private static final StopReason[] VALUES = values();

	private final String label;

	StopReason(String label) {
		this.label = label;
	}

	/**
	 * The reason's name, as people read it and as it stands in the trace.
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
	public static StopReason of(String label) {
		for (StopReason value : VALUES) {
			if (value.label.equals(label)) {
				return value;
			}
		}
		return UNKNOWN;
	}

	static StopReason of(int ordinal) {
		return VALUES[ordinal];
	}

}
