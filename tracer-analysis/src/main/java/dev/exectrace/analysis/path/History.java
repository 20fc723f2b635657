package dev.exectrace.analysis.path;

import java.util.ArrayList;
import java.util.List;

import dev.exectrace.analysis.model.ThreadState;
import dev.exectrace.analysis.model.Timeline;
import dev.exectrace.analysis.model.WaitReason;
import dev.exectrace.analysis.model.WakeCause;

/**
 * What a thread did, kept so that any part of it can be looked at again.
 */
final class History {

	private final List<Interval> intervals = new ArrayList<>();

	History(Timeline timeline, long from, long to) {
		while (timeline.next() && timeline.start() < to) {
			if (timeline.end() > from) {
				this.intervals.add(new Interval(timeline.start(), timeline.end(), timeline.state(), timeline.reason(),
						timeline.carrier(), timeline.blockerClass(), timeline.stack(), timeline.waker(),
						timeline.cause()));
			}
		}
	}

	int size() {
		return this.intervals.size();
	}

	Interval get(int position) {
		return this.intervals.get(position);
	}

	/** The position of the first interval that ends after a time. */
	int position(long time) {
		int low = 0;
		int high = this.intervals.size();
		while (low < high) {
			int middle = (low + high) >>> 1;
			if (this.intervals.get(middle).end() <= time) {
				low = middle + 1;
			}
			else {
				high = middle;
			}
		}
		return low;
	}

	record Interval(long start, long end, ThreadState state, WaitReason reason, int carrier, int blockerClass,
			int stack, int waker, WakeCause cause) {
	}

}
