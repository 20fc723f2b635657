package dev.exectrace.analysis.idle;

import java.util.List;
import java.util.regex.Pattern;

import dev.exectrace.analysis.model.Threads;
import dev.exectrace.analysis.model.Timeline;
import dev.exectrace.analysis.model.Trace;
import dev.exectrace.analysis.model.WaitReason;

/**
 * Tells waits for work from waits in work: a worker without a task, an event loop without
 * events, the JVM's own threads, and the tracer's. Safe for several threads.
 */
public final class IdleWaits {

	private static final Pattern SERVICE = Pattern.compile("Reference Handler|Finalizer|Signal Dispatcher"
			+ "|Notification Thread|Service Thread|Monitor Deflation Thread|Common-Cleaner|Cleaner-\\d+"
			+ "|VirtualThread-.*|.*-Poller(-\\d+)?|MasterPoller|SubPoller-.*|Attach Listener|process reaper|DestroyJavaVM"
			+ "|C[12] CompilerThread\\d+|JFR .*|exectrace-.*|.*-Acceptor(-\\d+)?|.*:housekeeper|.*delayScheduler"
			+ "|Catalina-utility-\\d+|container-\\d+|RMI .*|Keep-Alive-Timer|idle-connection-reaper");

	private static final List<String> TAKES = List.of("Queue.take", "Queue.poll", "Deque.take", "Deque.poll",
			"Queue$Transferer.");

	private static final int DEPTH = 12;

	private final Trace trace;

	private final IdleStacks stacks;

	private final byte[] byStack;

	private final byte[] byGroup;

	/**
	 * Looks at a trace.
	 * @param trace the trace
	 */
	public IdleWaits(Trace trace) {
		this.trace = trace;
		this.stacks = new IdleStacks(trace.code());
		this.byStack = new byte[trace.code().stackCount()];
		this.byGroup = new byte[trace.threads().groups().count()];
	}

	/**
	 * Whether a wait is one for work.
	 * @param thread the number of the thread that waits
	 * @param stack the number of its stack, negative where not known
	 * @param reason what for
	 * @return whether it is
	 */
	public boolean isIdle(int thread, int stack, WaitReason reason) {
		if (stack < 0) {
			return this.trace.threads().isCarrier(thread) || isService(thread);
		}
		if (this.byStack[stack] == 0) {
			this.byStack[stack] = (byte) (this.stacks.isIdle(stack) ? 1 : 2);
		}
		return this.byStack[stack] == 1 || (reason != WaitReason.NETWORK && isService(thread));
	}

	/**
	 * Whether the interval that a cursor stands on is a wait for work. A thread that was
	 * there all the time and takes from a queue waits for work, too.
	 * @param thread the cursor's thread
	 * @param timeline the cursor
	 * @return whether it is
	 */
	public boolean isIdle(int thread, Timeline timeline) {
		return switch (timeline.state()) {
			case BLOCKED -> isIdle(thread, timeline.stack(), timeline.reason())
					|| (isLasting(thread) && isTaking(timeline.stack(), timeline.reason()));
			default -> false;
		};
	}

	/**
	 * Whether a thread was there all the time.
	 * @param thread the thread's number
	 * @return whether it was
	 */
	public boolean isLasting(int thread) {
		Threads threads = this.trace.threads();
		return threads.start(thread) == 0 && threads.end(thread) == this.trace.window();
	}

	/**
	 * Whether a wait takes from a queue, and so is one for work if the thread was there
	 * all the time.
	 * @param stack the number of its stack, negative where not known
	 * @param reason what for
	 * @return whether it does
	 */
	public boolean isTaking(int stack, WaitReason reason) {
		return switch (reason) {
			case QUEUE, CONDITION, PARK, OBJECT_WAIT -> takes(stack);
			default -> false;
		};
	}

	private boolean takes(int stack) {
		int depth = Math.min(DEPTH, this.trace.code().depth(stack));
		for (int at = 0; at < depth; at++) {
			String method = this.trace.code().methodName(this.trace.code().method(this.trace.code().frame(stack, at)));
			if (!method.startsWith("java.") && !method.startsWith("jdk.")) {
				return false;
			}
			for (String take : TAKES) {
				if (method.contains(take)) {
					return true;
				}
			}
		}
		return false;
	}

	/**
	 * Whether a thread is one that the JVM, a server or the tracer has for itself.
	 * @param thread the thread's number
	 * @return whether it is
	 */
	public boolean isService(int thread) {
		Threads threads = this.trace.threads();
		if (!threads.isNamed(thread)) {
			return false;
		}
		int group = threads.groups().group(thread);
		if (this.byGroup[group] == 0) {
			this.byGroup[group] = (byte) (SERVICE.matcher(threads.name(thread)).matches() ? 1 : 2);
		}
		return this.byGroup[group] == 1;
	}

}
