package dev.exectrace.analysis.replay;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.exectrace.analysis.model.RunReceiver;
import dev.exectrace.analysis.model.Runs;
import dev.exectrace.analysis.model.StopReason;
import dev.exectrace.analysis.model.WaitReason;
import dev.exectrace.analysis.model.WakeCause;

/**
 * The run slices of one chunk, those of each carrier in the order in which they came. For
 * one thread, and after that for another one.
 */
public final class RunBatch implements RunReceiver {

	private final RunBlocks free;

	private final long since;

	private final List<RunBlock> blocks = new ArrayList<>();

	private final Map<Integer, RunBlock> open = new HashMap<>();

	private RunBlock last;

	private int size;

	/**
	 * Makes an empty one.
	 * @param free where empty blocks come from
	 * @param since after which time all slices of later chunks ended, in nanoseconds
	 * since the window's start
	 */
	public RunBatch(RunBlocks free, long since) {
		this.free = free;
		this.since = since;
	}

	@Override
	public void run(int thread, int carrier, long start, long duration, StopReason stop, long runnable, int waker,
			WakeCause cause, long blocked, WaitReason reason, int blockerClass) {
		if (!Runs.isNear(start)) {
			return;
		}
		RunBlock block = this.last;
		if (block == null || block.carrier() != carrier || block.isFull()) {
			block = block(carrier);
			this.last = block;
		}
		long ready = start - runnable;
		block.add(thread, ready - blocked, ready, start, start + duration, stop, waker, cause, reason, blockerClass);
		this.size++;
	}

	private RunBlock block(int carrier) {
		RunBlock block = this.open.get(carrier);
		if (block == null || block.isFull()) {
			block = this.free.take(carrier);
			this.blocks.add(block);
			this.open.put(carrier, block);
		}
		return block;
	}

	long since() {
		return this.since;
	}

	List<RunBlock> blocks() {
		return this.blocks;
	}

	/**
	 * How many slices there are.
	 * @return the number
	 */
	public int size() {
		return this.size;
	}

}
