package dev.exectrace.analysis.replay;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

import dev.exectrace.analysis.model.RunReplay;

/**
 * Gives the run slices of all carriers in the order in which they ended, and so those of
 * each thread in order. A chunk's slices wait until it is known that no later chunk holds
 * one that ended before. For one thread.
 */
public final class RunOrder {

	private final RunReplay replay;

	private final RunBlocks free;

	private final Map<Integer, Lane> lanes = new HashMap<>();

	/**
	 * Those that had slices, a heap: the one whose next slice ended first at its head,
	 * those without slices at its end.
	 */
	private Lane[] heap = new Lane[16];

	private int size;

	/**
	 * Makes one.
	 * @param replay takes the slices
	 * @param free takes the blocks that were given
	 */
	public RunOrder(RunReplay replay, RunBlocks free) {
		this.replay = replay;
		this.free = free;
	}

	/**
	 * Adds the slices of the next chunk, and gives those that are due.
	 * @param batch the slices
	 * @return whether each that was given came after those before of its thread and its
	 * carrier; else nothing more is to be added
	 */
	public boolean add(RunBatch batch) {
		for (RunBlock block : batch.blocks()) {
			this.lanes.computeIfAbsent(block.carrier(), this::lane).add(block);
		}
		for (int at = this.size / 2 - 1; at >= 0; at--) {
			sink(at);
		}
		return give(batch.since());
	}

	private Lane lane(int carrier) {
		Lane lane = new Lane(this.free);
		if (this.size == this.heap.length) {
			this.heap = Arrays.copyOf(this.heap, this.size * 2);
		}
		this.heap[this.size++] = lane;
		return lane;
	}

	/**
	 * Gives all that are left.
	 * @return whether each came after those before
	 */
	public boolean complete() {
		return give(Long.MAX_VALUE - 1);
	}

	private boolean give(long until) {
		while (this.size > 0 && this.heap[0].end() <= until) {
			if (!this.heap[0].give(Math.min(until, second()), this.replay)) {
				return false;
			}
			sink(0);
		}
		return true;
	}

	/** When the first slice of the other lanes ended. */
	private long second() {
		long end = (this.size > 1) ? this.heap[1].end() : Long.MAX_VALUE;
		return (this.size > 2) ? Math.min(end, this.heap[2].end()) : end;
	}

	private void sink(int from) {
		Lane lane = this.heap[from];
		int at = from;
		while (true) {
			int child = 2 * at + 1;
			if (child >= this.size) {
				break;
			}
			if (child + 1 < this.size && this.heap[child + 1].end() < this.heap[child].end()) {
				child++;
			}
			if (this.heap[child].end() >= lane.end()) {
				break;
			}
			this.heap[at] = this.heap[child];
			at = child;
		}
		this.heap[at] = lane;
	}

}
