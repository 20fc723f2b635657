package dev.exectrace.analysis.replay;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Blocks to be used again. Safe for several threads.
 */
public final class RunBlocks {

	private final Queue<RunBlock> free = new ConcurrentLinkedQueue<>();

	/** None yet. */
	public RunBlocks() {
	}

	RunBlock take(int carrier) {
		RunBlock known = this.free.poll();
		RunBlock block = (known != null) ? known : new RunBlock();
		block.begin(carrier);
		return block;
	}

	void giveBack(RunBlock block) {
		this.free.add(block);
	}

}
