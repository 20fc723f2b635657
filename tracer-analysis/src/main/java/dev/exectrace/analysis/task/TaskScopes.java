package dev.exectrace.analysis.task;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import dev.exectrace.analysis.column.Spans;
import dev.exectrace.analysis.model.Trace;
import dev.exectrace.analysis.select.ThreadTimes;

/**
 * When each thread worked on some tasks, or on what is part of them. Immutable.
 */
public final class TaskScopes implements ThreadTimes {

	private final Map<Integer, Spans> byThread = new HashMap<>();

	private final BitSet tasks;

	private TaskScopes(BitSet tasks) {
		this.tasks = tasks;
	}

	/**
	 * Collects the times.
	 * @param trace the trace
	 * @param tasks on which tasks
	 * @return the times
	 */
	public static TaskScopes of(Trace trace, TaskSelection tasks) {
		return of(trace, IntStream.range(0, trace.tasks().count()).filter((task) -> tasks.includes(trace, task)));
	}

	static TaskScopes of(Trace trace, IntStream tasks) {
		Map<Integer, List<long[]>> found = new HashMap<>();
		BitSet all = new TaskWork(trace).forEach(tasks, (thread, from,
				to) -> found.computeIfAbsent(thread, (key) -> new ArrayList<>()).add(new long[] { from, to }));
		TaskScopes scopes = new TaskScopes(all);
		found.forEach((thread, spans) -> {
			spans.sort(Comparator.comparingLong((span) -> span[0]));
			scopes.byThread.put(thread, Spans.of(spans.stream().mapToLong((span) -> span[0]).toArray(),
					spans.stream().mapToLong((span) -> span[1]).toArray()));
		});
		return scopes;
	}

	/**
	 * The thread that worked on them for the longest time.
	 * @return the thread's number, negative where none did
	 */
	int most() {
		return this.byThread.entrySet()
			.stream()
			.max(Comparator.comparingLong((entry) -> entry.getValue().total()))
			.map(Map.Entry::getKey)
			.orElse(-1);
	}

	/**
	 * From when to when a thread worked on them.
	 * @param thread the thread's number
	 * @return the times, none where it did not
	 */
	@Override
	public Spans of(int thread) {
		return this.byThread.getOrDefault(thread, Spans.NONE);
	}

	/**
	 * Whether no thread worked on them.
	 * @return whether none did
	 */
	public boolean isEmpty() {
		return this.byThread.isEmpty();
	}

	/**
	 * Whether a thread worked on them at all.
	 * @param thread the thread's number
	 * @return whether it did
	 */
	public boolean includes(int thread) {
		return this.byThread.containsKey(thread);
	}

	/**
	 * Whether a task is one of them, or part of one.
	 * @param task the task's row, negative for none
	 * @return whether it is
	 */
	public boolean includesTask(int task) {
		return task >= 0 && this.tasks.get(task);
	}

	/**
	 * How much of a time a thread worked on them.
	 * @param thread the thread's number
	 * @param from since when, in nanoseconds since the window's start
	 * @param to until when
	 * @return nanoseconds
	 */
	public long overlap(int thread, long from, long to) {
		Spans spans = this.byThread.get(thread);
		return (spans != null && to > from) ? spans.overlap(from, to) : 0;
	}

}
