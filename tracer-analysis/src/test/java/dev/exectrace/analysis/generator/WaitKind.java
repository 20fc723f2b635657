package dev.exectrace.analysis.generator;

import java.util.ArrayList;
import java.util.List;

import dev.exectrace.analysis.model.StopReason;
import dev.exectrace.analysis.model.TraceBuilder;
import dev.exectrace.analysis.model.WaitReason;

/**
 * A way to block.
 */
enum WaitKind {

	LOCK(StopReason.PARK, WaitReason.LOCK, "java.util.concurrent.locks.ReentrantLock$NonfairSync",
			"java.util.concurrent.locks.ReentrantLock.lock"),

	CONDITION(StopReason.PARK, WaitReason.CONDITION,
			"java.util.concurrent.locks.AbstractQueuedSynchronizer$ConditionObject",
			"java.util.concurrent.locks.AbstractQueuedSynchronizer$ConditionObject.await"),

	QUEUE(StopReason.TIMED_PARK, WaitReason.QUEUE, "java.util.concurrent.LinkedTransferQueue",
			"java.util.concurrent.LinkedTransferQueue.poll"),

	PARK(StopReason.PARK, WaitReason.PARK, null, "java.util.concurrent.locks.LockSupport.park"),

	SLEEP(StopReason.TIMED_PARK, WaitReason.SLEEP, null, "java.lang.Thread.sleep"),

	NETWORK(StopReason.PARK, WaitReason.NETWORK, null, "sun.nio.ch.NioSocketImpl.park"),

	MONITOR(StopReason.MONITOR_ENTER, WaitReason.MONITOR, null),

	OBJECT_WAIT(StopReason.OBJECT_WAIT, WaitReason.OBJECT_WAIT, null, "java.lang.Object.wait"),

	PINNED(StopReason.PINNED, WaitReason.PINNED, null, "java.util.concurrent.locks.LockSupport.park");

	/** How many places in the code there are for a kind. */
	static final int SITES = 3;

	private final StopReason stop;

	private final WaitReason reason;

	private final String blocker;

	private final List<String> frames;

	WaitKind(StopReason stop, WaitReason reason, String blocker, String... frames) {
		this.stop = stop;
		this.reason = reason;
		this.blocker = blocker;
		this.frames = List.of(frames);
	}

	StopReason stop() {
		return this.stop;
	}

	WaitReason reason() {
		return this.reason;
	}

	int type(TraceBuilder builder) {
		return (this.blocker != null) ? builder.type(this.blocker) : -1;
	}

	int stack(TraceBuilder builder, int site) {
		List<Integer> numbers = new ArrayList<>();
		this.frames.forEach((frame) -> numbers.add(builder.frame(frame, 1)));
		numbers.add(builder.frame("com.acme.Service" + site + "." + name().toLowerCase(), 10 + site));
		numbers.add(builder.frame("com.acme.Handler.handle", 5));
		numbers.add(builder.frame("java.lang.VirtualThread.run", 1));
		return builder.stack(numbers.stream().mapToInt(Integer::intValue).toArray());
	}

}
