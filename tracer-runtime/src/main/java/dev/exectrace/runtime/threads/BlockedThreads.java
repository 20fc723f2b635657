package dev.exectrace.runtime.threads;

import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;

/**
 * The virtual threads that are blocked now, by what they wait for, as the stacks of some
 * of them tell. For one thread.
 */
public final class BlockedThreads {

	private static final int STACKS = 64;

	private static final int FRAMES = 8;

	private final SplittableRandom random = new SplittableRandom();

	private final Thread[] chosen = new Thread[STACKS];

	private int blocked;

	/**
	 * Counts them. To be called once the hooks are installed.
	 * @return the number by reason, estimated where there are many
	 */
	public Map<String, Double> count() {
		this.blocked = 0;
		LiveThreads.forEach(true, this::look);
		Map<String, Double> counts = new TreeMap<>();
		int told = 0;
		for (int i = 0; i < Math.min(this.blocked, STACKS); i++) {
			String reason = reason(this.chosen[i]);
			this.chosen[i] = null;
			if (reason != null) {
				told++;
				counts.merge(reason, 1.0, Double::sum);
			}
		}
		double weight = (double) this.blocked / Math.max(1, told);
		counts.replaceAll((reason, count) -> count * weight);
		return counts;
	}

	/** Each has the same chance to be chosen, however many there are. */
	private void look(Thread thread) {
		if (!thread.isVirtual() || !isBlocked(thread.getState())) {
			return;
		}
		int index = (this.blocked < STACKS) ? this.blocked : this.random.nextInt(this.blocked + 1);
		this.blocked++;
		if (index < STACKS) {
			this.chosen[index] = thread;
		}
	}

	private static boolean isBlocked(Thread.State state) {
		return state == Thread.State.BLOCKED || state == Thread.State.WAITING || state == Thread.State.TIMED_WAITING;
	}

	/** The reason, or {@code null} for a thread that is not blocked any more. */
	private static String reason(Thread thread) {
		Thread.State state = thread.getState();
		if (!isBlocked(state)) {
			return null;
		}
		if (state == Thread.State.BLOCKED) {
			return "monitor";
		}
		StackTraceElement[] stack = thread.getStackTrace();
		String reason = "park";
		for (int i = 0; i < Math.min(stack.length, FRAMES); i++) {
			String type = stack[i].getClassName();
			String method = stack[i].getMethodName();
			if (method.equals("parkOnCarrierThread")) {
				return "pinned";
			}
			if (method.equals("sleepNanos") || (method.equals("sleep") && type.equals("java.lang.Thread"))) {
				reason = "sleep";
			}
			else if (type.equals("java.lang.Object")) {
				reason = "object-wait";
			}
			else if (type.startsWith("sun.nio.ch.")) {
				reason = "network";
			}
		}
		return reason;
	}

}
