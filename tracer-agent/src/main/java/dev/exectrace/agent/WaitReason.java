package dev.exectrace.agent;

/**
 * What a virtual thread waited for, as the hooks see it.
 */
public final class WaitReason {

	/** It did not wait. */
	public static final int NONE = 0;

	/** A park by {@code LockSupport}. */
	public static final int PARK = 1;

	/** A socket or another file descriptor. */
	public static final int NETWORK = 2;

	/** {@code Thread.sleep}. */
	public static final int SLEEP = 3;

	/** The entry of a monitor. */
	public static final int MONITOR_ENTER = 4;

	/** {@code Object.wait}. */
	public static final int OBJECT_WAIT = 5;

	/** A park that held the carrier. */
	public static final int PINNED = 6;

	/** How many reasons there are. */
	public static final int COUNT = 7;

	private static final String[] NAMES = { "none", "park", "network", "sleep", "monitor enter", "object wait",
			"pinned" };

	private WaitReason() {
	}

	/**
	 * The name of a reason, as it stands in the trace.
	 * @param reason one of the constants of this class
	 * @return the name
	 */
	public static String name(int reason) {
		return NAMES[reason];
	}

}
