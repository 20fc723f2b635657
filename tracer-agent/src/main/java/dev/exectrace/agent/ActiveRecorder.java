package dev.exectrace.agent;

/**
 * Whose turn it is to have the hooks write to a recorder. There is one for all class
 * loaders, each of which may have a tracer of its own. Safe for use by several threads.
 */
public final class ActiveRecorder {

	private static Object owner;

	private static Recorder active;

	private ActiveRecorder() {
	}

	/**
	 * Claims the hooks for a capture.
	 * @param claimant stands for the tracer that captures
	 * @return whether no other tracer has them
	 */
	public static synchronized boolean claim(Object claimant) {
		if (owner == null) {
			owner = claimant;
		}
		return owner == claimant;
	}

	/**
	 * Gives the hooks back, if the tracer has them.
	 * @param claimant stands for the tracer
	 */
	public static synchronized void release(Object claimant) {
		if (owner == claimant) {
			owner = null;
		}
	}

	/**
	 * Turns the hooks on, even if they write to another recorder.
	 * @param recorder where they write to
	 */
	public static synchronized void start(Recorder recorder) {
		active = recorder;
		Hooks.record(recorder);
	}

	/**
	 * Turns the hooks on if they are off.
	 * @param recorder where they write to
	 * @return whether they were off
	 */
	public static synchronized boolean startIfOff(Recorder recorder) {
		if (active != null) {
			return false;
		}
		start(recorder);
		return true;
	}

	/**
	 * Turns the hooks off if they still write to a recorder.
	 * @param recorder the recorder
	 * @return whether they did
	 */
	public static synchronized boolean stop(Recorder recorder) {
		if (active != recorder) {
			return false;
		}
		active = null;
		Hooks.record(null);
		return true;
	}

}
