package dev.exectrace.junit;

import java.lang.Thread.State;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What platform threads wait for at an instant, of a capture that goes on: it tells of a
 * wait when that is over. Immutable.
 */
final class OpenWaits {

	static final OpenWaits NONE = new OpenWaits(Map.of());

	/** Who waits in these waits for work to come. */
	private static final Set<String> IDLE = Set.of("java.util.concurrent.ThreadPoolExecutor.getTask",
			"java.util.concurrent.ForkJoinPool.awaitWork", "java.util.TimerThread.mainLoop",
			"java.lang.ref.ReferenceQueue.remove", "sun.nio.ch.SelectorImpl.select",
			"sun.nio.ch.SelectorImpl.lockAndDoSelect", "sun.nio.ch.NioSocketImpl.accept",
			"sun.nio.ch.ServerSocketChannelImpl.accept");

	private final Map<Long, StackTraceElement[]> stacks;

	private OpenWaits(Map<Long, StackTraceElement[]> stacks) {
		this.stacks = stacks;
	}

	static OpenWaits now() {
		Map<Long, StackTraceElement[]> waiting = new HashMap<>();
		Thread.getAllStackTraces().forEach((thread, stack) -> {
			State state = thread.getState();
			boolean waits = state == State.BLOCKED || state == State.WAITING || state == State.TIMED_WAITING;
			if (waits && stack.length > 0 && !isIdle(stack)) {
				waiting.put(thread.threadId(), stack);
			}
		});
		return new OpenWaits(waiting);
	}

	private static boolean isIdle(StackTraceElement[] stack) {
		for (StackTraceElement frame : stack) {
			if (IDLE.contains(frame.getClassName() + "." + frame.getMethodName())) {
				return true;
			}
		}
		return false;
	}

	boolean isWaiting(long thread) {
		return this.stacks.containsKey(thread);
	}

	List<String> describe(long thread) {
		return List.of(this.stacks.get(thread))
			.stream()
			.map((frame) -> frame.getClassName() + "." + frame.getMethodName()
					+ ((frame.getLineNumber() > 0) ? ":" + frame.getLineNumber() : ""))
			.toList();
	}

}
