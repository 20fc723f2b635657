package dev.exectrace.analysis.model;

/**
 * Tells from what stands in a trace what a thread waited for.
 */
public final class WaitReasons {

	private static final String CONCURRENT = "java.util.concurrent.";

	private WaitReasons() {
	}

	/**
	 * The reason of a park.
	 * @param blocker the name of the class that it was for, or {@code null}
	 * @return the reason
	 */
	public static WaitReason ofBlocker(String blocker) {
		if (blocker == null || !blocker.startsWith(CONCURRENT)) {
			return WaitReason.PARK;
		}
		if (blocker.endsWith("ConditionObject") || blocker.endsWith("ConditionNode")) {
			return WaitReason.CONDITION;
		}
		if (blocker.startsWith(CONCURRENT + "locks.") || blocker.startsWith(CONCURRENT + "Semaphore")) {
			return WaitReason.LOCK;
		}
		if (blocker.contains("Queue") || blocker.startsWith(CONCURRENT + "Exchanger")) {
			return WaitReason.QUEUE;
		}
		return WaitReason.PARK;
	}

	/**
	 * The reason of a wait that was going on when a capture began or ended.
	 */
	static WaitReason of(LiveThread live, Code code) {
		if (live.state() == Thread.State.BLOCKED) {
			return WaitReason.MONITOR;
		}
		if (live.blockerClass() >= 0) {
			return ofBlocker(code.className(live.blockerClass()));
		}
		for (int depth = 0; depth < Math.min(code.depth(live.stack()), 8); depth++) {
			String method = code.methodName(code.method(code.frame(live.stack(), depth)));
			if (method.startsWith("java.lang.Thread.sleep")) {
				return WaitReason.SLEEP;
			}
			if (method.startsWith("java.lang.Object.wait")) {
				return WaitReason.OBJECT_WAIT;
			}
			if (method.startsWith("sun.nio.ch.")) {
				return WaitReason.NETWORK;
			}
		}
		return WaitReason.PARK;
	}

	/**
	 * The reason that a capture's own events name.
	 * @param name the name in the trace
	 * @param blocker the name of the class that it was for, or {@code null}
	 * @return the reason, {@link WaitReason#UNKNOWN} for an unknown name
	 */
	public static WaitReason ofName(String name, String blocker) {
		return switch (name) {
			case "none" -> WaitReason.NONE;
			case "park" -> ofBlocker(blocker);
			case "network" -> WaitReason.NETWORK;
			case "sleep" -> WaitReason.SLEEP;
			case "monitor enter" -> WaitReason.MONITOR;
			case "object wait" -> WaitReason.OBJECT_WAIT;
			case "pinned" -> WaitReason.PINNED;
			default -> WaitReason.UNKNOWN;
		};
	}

}
