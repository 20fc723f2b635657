package dev.exectrace.tool.view.api;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.exectrace.analysis.model.ThreadState;
import dev.exectrace.analysis.model.Timeline;
import dev.exectrace.analysis.model.Trace;
import dev.exectrace.analysis.site.Frames;
import dev.exectrace.analysis.tile.SliceKind;

/**
 * What a thread itself waited for in a time, by reason, class and place: a path leads on
 * through those who held what it waited for, and does not name that.
 *
 * @param kind the reason, as a {@link SliceKind}
 * @param type the class of what it waited for, or {@code null}
 * @param site where in the code, or {@code null}
 * @param count how many waits
 * @param time how long, in nanoseconds
 * @param start when the longest of them began, within the time
 */
record OwnWaits(int kind, String type, String site, int count, long time, long start) {

	/** Finds them, the longest first. */
	static List<OwnWaits> of(Trace trace, Frames frames, int thread, long from, long to) {
		Map<Key, long[]> sums = new HashMap<>();
		Timeline timeline = trace.timeline(thread);
		while (timeline.next() && timeline.start() < to) {
			long start = Math.max(timeline.start(), from);
			long time = Math.min(timeline.end(), to) - start;
			if (time > 0 && timeline.state() == ThreadState.BLOCKED) {
				Key key = new Key(SliceKind.of(timeline.state(), timeline.reason()),
						trace.code().className(timeline.blockerClass()), frames.site(timeline.stack()));
				long[] sum = sums.computeIfAbsent(key, (any) -> new long[4]);
				sum[0]++;
				sum[1] += time;
				if (time > sum[2]) {
					sum[2] = time;
					sum[3] = start;
				}
			}
		}
		return sums.entrySet()
			.stream()
			.map((entry) -> new OwnWaits(entry.getKey().kind(), entry.getKey().type(), entry.getKey().site(),
					(int) entry.getValue()[0], entry.getValue()[1], entry.getValue()[3]))
			.sorted(Comparator.comparingLong(OwnWaits::time).reversed())
			.toList();
	}

	private record Key(int kind, String type, String site) {
	}

}
