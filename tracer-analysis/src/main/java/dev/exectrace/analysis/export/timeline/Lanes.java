package dev.exectrace.analysis.export.timeline;

import java.io.IOException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.PriorityQueue;

/**
 * Puts what comes in order of its start on as few lanes as it takes: a region into its
 * task where it fits, anything else on the first lane that is free.
 */
final class Lanes {

	private static final int NO_THREAD = -1;

	private final String name;

	private final TaskReceiver receiver;

	private final PriorityQueue<Lane> taken = new PriorityQueue<>(
			Comparator.comparingLong((lane) -> lane.outermost().end()));

	private final PriorityQueue<Lane> free = new PriorityQueue<>(Comparator.comparingInt(Lane::number));

	private final Map<Owner, Lane> owned = new HashMap<>();

	private int next;

	/**
	 * No lane yet.
	 * @param name the name of what they are for
	 * @param first the number of the first
	 * @param receiver receives what lies on them
	 */
	Lanes(String name, int first, TaskReceiver receiver) {
		this.name = name;
		this.next = first;
		this.receiver = receiver;
	}

	void add(TaskSlice slice) throws IOException {
		endUntil(slice.start());
		Lane around = slice.isRegion() ? around(slice) : null;
		if (around != null) {
			around.begin(slice);
			return;
		}
		Lane lane = this.free.poll();
		if (lane == null) {
			lane = new Lane(this.next++, this.receiver);
			this.receiver.lane(lane.number(), this.name);
		}
		lane.begin(slice);
		this.taken.add(lane);
		this.owned.put(Owner.of(slice), lane);
	}

	private Lane around(TaskSlice region) throws IOException {
		Lane task = this.owned.get(new Owner(region.task(), NO_THREAD));
		if (task != null && task.takes(region)) {
			return task;
		}
		Lane thread = this.owned.get(Owner.of(region));
		return (thread != null && thread.takes(region)) ? thread : null;
	}

	private void endUntil(long at) throws IOException {
		while (!this.taken.isEmpty() && this.taken.peek().outermost().end() <= at) {
			Lane lane = this.taken.poll();
			this.owned.remove(Owner.of(lane.outermost()), lane);
			lane.endUntil(at);
			this.free.add(lane);
		}
	}

	/**
	 * Ends what is still open.
	 * @return the number of the next lane
	 */
	int end() throws IOException {
		endUntil(Long.MAX_VALUE);
		return this.next;
	}

	/**
	 * Who a lane is kept for: a task, or one thread's part in it.
	 */
	private record Owner(int task, int thread) {

		static Owner of(TaskSlice slice) {
			return new Owner(slice.task(), slice.isRegion() ? slice.thread() : NO_THREAD);
		}

	}

}
