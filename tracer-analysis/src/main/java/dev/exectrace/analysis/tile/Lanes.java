package dev.exectrace.analysis.tile;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.IntToLongFunction;

/**
 * Lays intervals that may overlap into as few lanes as they need, each into the first
 * that is free.
 */
final class Lanes {

	private final int kind;

	private final long window;

	private final IntToLongFunction start;

	private final IntToLongFunction end;

	Lanes(int kind, long window, IntToLongFunction start, IntToLongFunction end) {
		this.kind = kind;
		this.window = window;
		this.start = start;
		this.end = end;
	}

	private long start(int item) {
		return Math.clamp(this.start.applyAsLong(item), 0, Math.max(0, this.window - 1));
	}

	/** What takes no time at all must be seen, too. */
	private long end(int item) {
		return Math.max(start(item) + 1, Math.min(this.end.applyAsLong(item), this.window));
	}

	List<Lane> of(List<Integer> items) {
		List<List<Integer>> lanes = new ArrayList<>();
		PriorityQueue<Integer> free = new PriorityQueue<>();
		PriorityQueue<long[]> busy = new PriorityQueue<>(Comparator.comparingLong((lane) -> lane[0]));
		items.stream().sorted(Comparator.comparingLong(this::start)).forEach((item) -> {
			while (!busy.isEmpty() && busy.peek()[0] <= start(item)) {
				free.add((int) busy.poll()[1]);
			}
			if (free.isEmpty()) {
				free.add(lanes.size());
				lanes.add(new ArrayList<>());
			}
			int lane = free.poll();
			lanes.get(lane).add(item);
			busy.add(new long[] { end(item), lane });
		});
		return lanes.stream().map(this::lane).toList();
	}

	private Lane lane(List<Integer> items) {
		return new Lane(this.kind, items.stream().mapToLong(this::start).toArray(),
				items.stream().mapToLong(this::end).toArray(), items.stream().mapToInt(Integer::intValue).toArray());
	}

}
