package dev.exectrace.analysis.replay;

import java.util.ArrayDeque;
import java.util.Deque;

import dev.exectrace.analysis.model.RunReplay;

/**
 * The run slices of one carrier that are not given yet.
 */
final class Lane {

	private final RunBlocks free;

	private final Deque<RunBlock> blocks = new ArrayDeque<>();

	private RunBlock first;

	private long end = Long.MAX_VALUE;

	Lane(RunBlocks free) {
		this.free = free;
	}

	/** Adds slices behind the others. */
	void add(RunBlock block) {
		if (this.first != null) {
			this.blocks.add(block);
			return;
		}
		this.first = block;
		this.end = block.end();
	}

	/** When the next slice ended, {@link Long#MAX_VALUE} where there is none. */
	long end() {
		return this.end;
	}

	/**
	 * Gives the slices that ended until a time.
	 * @return whether each came after those before
	 */
	boolean give(long until, RunReplay replay) {
		RunBlock block = this.first;
		boolean inOrder = true;
		while (inOrder && block != null && block.end() <= until) {
			inOrder = block.give(replay);
			if (block.isDone()) {
				this.free.giveBack(block);
				block = this.blocks.poll();
			}
		}
		this.first = block;
		this.end = (block != null) ? block.end() : Long.MAX_VALUE;
		return inOrder;
	}

}
