package dev.exectrace.analysis.path;

import java.util.HashMap;
import java.util.Map;

import dev.exectrace.analysis.model.Timeline;
import dev.exectrace.analysis.model.Trace;

/**
 * What the threads did that a path leads through. Forgets them where they take much room.
 */
final class Histories {

	private static final int MAX_INTERVALS = 2_000_000;

	private final Map<Integer, History> histories = new HashMap<>();

	private final long from;

	private final long to;

	private final Timeline timeline;

	private int intervals;

	Histories(Trace trace, long from, long to) {
		this.timeline = trace.timeline();
		this.from = from;
		this.to = to;
	}

	History of(int thread) {
		History known = this.histories.get(thread);
		if (known != null) {
			return known;
		}
		this.timeline.reset(thread, this.from);
		History history = new History(this.timeline, this.from, this.to);
		if (this.intervals + history.size() > MAX_INTERVALS) {
			this.histories.clear();
			this.intervals = 0;
		}
		this.intervals += history.size();
		this.histories.put(thread, history);
		return history;
	}

}
