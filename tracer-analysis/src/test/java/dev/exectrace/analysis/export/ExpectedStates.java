package dev.exectrace.analysis.export;

import java.util.HashMap;
import java.util.Map;
import java.util.function.BiFunction;

import dev.exectrace.analysis.model.ThreadState;
import dev.exectrace.analysis.model.Timeline;
import dev.exectrace.analysis.model.Trace;
import dev.exectrace.analysis.select.Selection;

/**
 * Sums over a trace, straight from the model.
 */
public final class ExpectedStates {

	private ExpectedStates() {
	}

	/**
	 * Time by a key.
	 * @param trace the trace
	 * @param selection which part of it
	 * @param key gives the key of a thread's interval
	 * @return nanoseconds by key
	 */
	public static Map<String, Long> sums(Trace trace, Selection selection, BiFunction<Integer, Timeline, String> key) {
		Map<String, Long> sums = new HashMap<>();
		Timeline timeline = trace.timeline(0);
		for (int thread = 0; thread < trace.threads().count(); thread++) {
			timeline.reset(thread);
			while (selection.includes(trace, thread) && timeline.next()) {
				long time = selection.overlap(timeline.start(), timeline.end());
				if (time > 0) {
					sums.merge(key.apply(thread, timeline), time, Long::sum);
				}
			}
		}
		return sums;
	}

	/**
	 * A state with its reason.
	 * @param timeline the cursor
	 * @return as in {@code blocked/lock}
	 */
	public static String label(Timeline timeline) {
		return timeline.state().label() + "/"
				+ ((timeline.state() == ThreadState.BLOCKED) ? timeline.reason().label() : timeline.state().label());
	}

	/**
	 * The time in all of a state.
	 * @param sums sums by {@link #label}
	 * @param state the state
	 * @return nanoseconds
	 */
	public static long in(Map<String, Long> sums, ThreadState state) {
		return sums.entrySet()
			.stream()
			.filter((entry) -> entry.getKey().startsWith(state.label() + "/"))
			.mapToLong(Map.Entry::getValue)
			.sum();
	}

}
