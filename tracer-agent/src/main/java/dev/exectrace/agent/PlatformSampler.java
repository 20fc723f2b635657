package dev.exectrace.agent;

import java.util.concurrent.atomic.AtomicIntegerArray;

/**
 * Chooses the waits of platform threads that carry a stack. Threads share a few samplers;
 * where two come at the same time, the second one's wait carries none.
 */
final class PlatformSampler {

	private static final int SAMPLERS = 16;

	private static final int LEAST_STACKS = 25;

	private final StackSampler[] samplers = new StackSampler[SAMPLERS];

	private final AtomicIntegerArray busy = new AtomicIntegerArray(SAMPLERS);

	PlatformSampler(long ticksPerSecond, int stacksPerSecond, StackBudget budget) {
		int each = (stacksPerSecond != 0) ? Math.max(LEAST_STACKS, stacksPerSecond / SAMPLERS) : 0;
		for (int i = 0; i < SAMPLERS; i++) {
			this.samplers[i] = new StackSampler(ticksPerSecond, each, budget, ~i);
		}
	}

	long choose(long thread, int reason, long length, long now) {
		int index = (int) thread & (SAMPLERS - 1);
		if (!this.busy.compareAndSet(index, 0, 1)) {
			return 0;
		}
		try {
			return this.samplers[index].choose(reason, length, now);
		}
		finally {
			this.busy.set(index, 0);
		}
	}

}
