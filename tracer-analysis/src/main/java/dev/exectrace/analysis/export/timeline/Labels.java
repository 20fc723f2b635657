package dev.exectrace.analysis.export.timeline;

import dev.exectrace.analysis.model.ThreadState;
import dev.exectrace.analysis.model.Timeline;
import dev.exectrace.analysis.model.WaitReason;

/**
 * Names intervals for people.
 */
public final class Labels {

	private Labels() {
	}

	/**
	 * The name of an interval: what a blocked thread waits for, else the state.
	 * @param timeline the cursor on the interval
	 * @return the name
	 */
	public static String of(Timeline timeline) {
		WaitReason reason = timeline.reason();
		boolean told = reason != WaitReason.NONE && reason != WaitReason.UNKNOWN;
		return (timeline.state() == ThreadState.BLOCKED && told) ? reason.label() : timeline.state().label();
	}

}
