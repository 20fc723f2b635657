package dev.exectrace.agent;

/**
 * What the values of {@code java.lang.VirtualThread}'s state field mean on this JDK:
 * their numbers differ between releases.
 */
public final class ThreadStates {

	/** Any state that the hooks do not act on. */
	public static final byte OTHER = 0;

	/** Mounted and running. */
	public static final byte RUNNING = 1;

	/** In transition to or in an untimed park. */
	public static final byte PARK = 2;

	/** In transition to or in a timed park. */
	public static final byte TIMED_PARK = 3;

	/** In transition to or blocked at the entry of a monitor. */
	public static final byte MONITOR_ENTER = 4;

	/** In transition to or in an untimed {@code Object.wait}. */
	public static final byte OBJECT_WAIT = 5;

	/** In transition to or in a timed {@code Object.wait}. */
	public static final byte TIMED_OBJECT_WAIT = 6;

	/** In transition of {@code Thread.yield}, or runnable after it. */
	public static final byte YIELD = 7;

	/** Parked while it holds its carrier. */
	public static final byte PINNED = 8;

	/** Parked with a timeout while it holds its carrier. */
	public static final byte TIMED_PINNED = 9;

	/** Started but not run yet. */
	public static final byte STARTED = 10;

	/** Runnable after a park. */
	public static final byte UNPARKED = 11;

	/** Runnable after a monitor. */
	public static final byte UNBLOCKED = 12;

	private static final int MASK = 0xff;

	private static final byte[] MEANINGS = new byte[MASK + 1];

	private ThreadStates() {
	}

	/**
	 * Says what a state means. Called while the hooks are being installed.
	 * @param state the state's value in this JDK
	 * @param meaning one of the constants of this class
	 */
	public static void define(int state, byte meaning) {
		MEANINGS[state & MASK] = meaning;
	}

	static byte meaning(int state) {
		return MEANINGS[state & MASK];
	}

}
