package dev.exectrace.analysis.tile;

import dev.exectrace.analysis.model.Timeline;
import dev.exectrace.analysis.model.Trace;

/**
 * Finds in the model the interval that a slice is of.
 */
final class SliceTimeline {

	private SliceTimeline() {
	}

	/** A cursor on the interval, {@code null} where there is none. */
	static Timeline at(Trace trace, int thread, Slice slice) {
		Timeline timeline = trace.timeline();
		timeline.reset(thread, slice.start());
		while (timeline.next()) {
			if (timeline.start() >= slice.start()) {
				return (timeline.start() == slice.start()) ? timeline : null;
			}
		}
		return null;
	}

}
