package dev.exectrace.agent;

/**
 * Why a virtual thread stopped running on its carrier, as the hooks see it.
 */
public final class StopReason {

	private static final String[] NAMES = { "unknown", "end", "park", "timed park", "monitor enter", "object wait",
			"timed object wait", "yield", "pinned", "timed pinned" };

	private StopReason() {
	}

	/**
	 * The name of a reason, as it stands in the trace. A reason is the meaning of the
	 * thread's state at the time, so running stands for the end of the thread's work.
	 * @param meaning one of the constants of {@link ThreadStates}
	 * @return the name
	 */
	public static String name(int meaning) {
		return (meaning < NAMES.length) ? NAMES[meaning] : NAMES[0];
	}

}
