package dev.exectrace.analysis.finding;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.exectrace.analysis.model.ThreadState;
import dev.exectrace.analysis.model.Timeline;
import dev.exectrace.analysis.model.Trace;

/**
 * Looks at what those did who let others wait.
 */
final class Meanwhile {

	private static final double MENTIONED = 0.15;

	private final Trace trace;

	private final CallPaths paths;

	private final Timeline timeline;

	Meanwhile(Trace trace, CallPaths paths) {
		this.trace = trace;
		this.paths = paths;
		this.timeline = trace.timeline();
	}

	/** What they did most of the time, as a sentence, or {@code null}. */
	String describe(List<WaitTotals.Example> waits, String who) {
		Map<String, Long> doings = new HashMap<>();
		long total = 0;
		for (WaitTotals.Example wait : waits) {
			total += wait.length();
			add(doings, wait);
		}
		if (total == 0) {
			return null;
		}
		long all = total;
		List<String> parts = doings.entrySet()
			.stream()
			.filter((doing) -> doing.getValue() > MENTIONED * all)
			.sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder()))
			.limit(3)
			.map((doing) -> doing.getKey() + " " + Text.percent((double) doing.getValue() / all))
			.toList();
		return parts.isEmpty() ? null : "Meanwhile " + who + " " + String.join(", ", parts);
	}

	private void add(Map<String, Long> doings, WaitTotals.Example wait) {
		this.timeline.reset(wait.waker(), wait.start());
		while (this.timeline.next() && this.timeline.start() < wait.end()) {
			long length = Math.min(this.timeline.end(), wait.end()) - Math.max(this.timeline.start(), wait.start());
			if (length > 0) {
				doings.merge(doing(), length, Long::sum);
			}
		}
	}

	private String doing() {
		if (this.timeline.state() == ThreadState.RUNNING) {
			return "ran";
		}
		if (this.timeline.state() != ThreadState.BLOCKED) {
			return "was " + this.timeline.state().label();
		}
		int path = this.paths.number(this.timeline.stack());
		String where = (path >= 0) ? " in " + CallPath.shortName(this.paths.path(path).methods().getFirst()) : "";
		return switch (this.timeline.reason()) {
			case SLEEP -> "slept" + where;
			case NETWORK -> "waited for the network" + where;
			case PINNED -> "was pinned" + where;
			default -> "waited (" + this.timeline.reason().label() + ")" + where;
		};
	}

}
