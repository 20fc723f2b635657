package dev.exectrace.loadtest.trace;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What one virtual thread did, in order.
 */
public final class ThreadHistory {

	private final List<Run> runs = new ArrayList<>();

	private final List<Block> blocks = new ArrayList<>();

	ThreadHistory() {
	}

	/**
	 * When the thread ran.
	 * @return the runs by start
	 */
	public List<Run> runs() {
		return this.runs;
	}

	/**
	 * When the thread was blocked.
	 * @return the blocks by start
	 */
	public List<Block> blocks() {
		return this.blocks;
	}

	/**
	 * How long the thread sat runnable after a block.
	 * @param block one of the blocks
	 * @return the nanoseconds until the next run
	 */
	public long runnableNanosAfter(Block block) {
		return this.runs.stream()
			.filter((run) -> run.start() >= block.end())
			.findFirst()
			.map((run) -> run.start() - block.end())
			.orElse(0L);
	}

	void sort() {
		this.runs.sort(Comparator.comparingLong(Run::start));
		this.blocks.sort(Comparator.comparingLong(Block::start));
	}

}
