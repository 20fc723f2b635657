package dev.exectrace.loadtest.trace;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * What a trace says about virtual threads, and how complete it is.
 *
 * @param start when the capture began, in nanoseconds since the epoch, or empty if the
 * trace does not say
 * @param end when the capture ended, likewise
 * @param dropped how many events the capture says it dropped
 * @param lostBytes how many bytes the JVM says it lost
 * @param eventCounts how many events there are of each type
 * @param runs the runs
 * @param blocks the blocks
 */
public record Trace(OptionalLong start, OptionalLong end, long dropped, long lostBytes, Map<String, Long> eventCounts,
		List<Run> runs, List<Block> blocks) {

	/**
	 * Sorts the trace by virtual thread.
	 * @return the histories by thread id
	 */
	public Map<Long, ThreadHistory> threads() {
		Map<Long, ThreadHistory> threads = new HashMap<>();
		this.runs.forEach((run) -> history(threads, run.thread()).runs().add(run));
		this.blocks.forEach((block) -> history(threads, block.thread()).blocks().add(block));
		threads.values().forEach(ThreadHistory::sort);
		return Collections.unmodifiableMap(threads);
	}

	private static ThreadHistory history(Map<Long, ThreadHistory> threads, long id) {
		return threads.computeIfAbsent(id, (key) -> new ThreadHistory());
	}

}
