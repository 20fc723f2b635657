package dev.exectrace.analysis.generator;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import dev.exectrace.analysis.model.ThreadState;
import dev.exectrace.analysis.model.WaitReason;

/**
 * What the threads of a schedule did, by thread and in order of time, as the simulation
 * noted it and not as the model tells it.
 */
public final class Account {

	private final Map<Integer, List<Interval>> threads = new TreeMap<>();

	private final long window;

	Account(long window) {
		this.window = window;
	}

	void add(int thread, Interval interval) {
		Interval clipped = interval.clip(0, this.window);
		if (clipped.duration() > 0) {
			List<Interval> intervals = this.threads.computeIfAbsent(thread, (key) -> new ArrayList<>());
			intervals.add(clipped);
		}
	}

	/**
	 * The threads that did anything in the window.
	 * @return their numbers
	 */
	public List<Integer> threads() {
		return List.copyOf(this.threads.keySet());
	}

	/**
	 * What a thread did.
	 * @param thread its number
	 * @return its intervals in order
	 */
	public List<Interval> of(int thread) {
		return this.threads.getOrDefault(thread, List.of());
	}

	/**
	 * The time of all threads in a state.
	 * @param state the state
	 * @return nanoseconds
	 */
	public long in(ThreadState state) {
		return this.threads.values()
			.stream()
			.flatMap(List::stream)
			.filter((interval) -> interval.state() == state)
			.mapToLong(Interval::duration)
			.sum();
	}

	/**
	 * The time of all threads blocked for a reason.
	 * @param reason the reason
	 * @return nanoseconds
	 */
	public long blocked(WaitReason reason) {
		return this.threads.values()
			.stream()
			.flatMap(List::stream)
			.filter((interval) -> interval.state() == ThreadState.BLOCKED && interval.reason() == reason)
			.mapToLong(Interval::duration)
			.sum();
	}

	/**
	 * How many waits there were for a reason.
	 * @param reason the reason
	 * @return the number
	 */
	public long waits(WaitReason reason) {
		return this.threads.values()
			.stream()
			.flatMap(List::stream)
			.filter((interval) -> interval.state() == ThreadState.BLOCKED && interval.reason() == reason)
			.count();
	}

}
