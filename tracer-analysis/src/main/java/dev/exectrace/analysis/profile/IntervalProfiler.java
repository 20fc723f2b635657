package dev.exectrace.analysis.profile;

import dev.exectrace.analysis.idle.IdleWaits;
import dev.exectrace.analysis.model.ThreadState;
import dev.exectrace.analysis.model.Timeline;
import dev.exectrace.analysis.model.Trace;
import dev.exectrace.analysis.model.WaitReason;
import dev.exectrace.analysis.select.Selection;
import dev.exectrace.analysis.task.TaskScopes;

/**
 * Adds up the blocked or runnable intervals of a range of threads.
 */
final class IntervalProfiler {

	private final Trace trace;

	private final ProfileType type;

	private final Selection selection;

	private final TaskScopes tasks;

	private final IdleWaits idle;

	private final ProfileRows rows = new ProfileRows();

	private double hidden;

	private long exact;

	private int threads;

	/**
	 * Makes one.
	 * @param tasks when threads worked on what is asked for, {@code null} for any time
	 * @param idle whose waits to hide, {@code null} to hide none
	 */
	IntervalProfiler(Trace trace, ProfileType type, Selection selection, TaskScopes tasks, IdleWaits idle) {
		this.trace = trace;
		this.type = type;
		this.selection = selection;
		this.tasks = tasks;
		this.idle = idle;
	}

	/**
	 * Adds up those of some threads.
	 * @param from the first thread
	 * @param to the thread after the last
	 */
	void add(int from, int to) {
		Timeline timeline = null;
		for (int thread = from; thread < to; thread++) {
			if (!this.selection.includes(this.trace, thread) || (this.tasks != null && !this.tasks.includes(thread))) {
				continue;
			}
			this.threads++;
			if (isLeftOut(thread)) {
				continue;
			}
			if (timeline == null) {
				timeline = this.trace.timeline(thread);
			}
			else {
				timeline.reset(thread);
			}
			int group = this.trace.threads().groups().group(thread);
			if (this.type == ProfileType.SCHED) {
				addRunnable(timeline, thread, group);
			}
			else {
				addBlocked(timeline, thread, group);
			}
		}
	}

	/**
	 * Adds what another one has added up.
	 * @param other the other one, of the same trace and type
	 */
	void add(IntervalProfiler other) {
		this.rows.add(other.rows);
		this.hidden += other.hidden;
		this.exact += other.exact;
		this.threads += other.threads;
	}

	Profile profile() {
		return new Profile(this.trace, this.type, this.selection, this.rows, Math.round(this.hidden), this.exact,
				this.threads);
	}

	/**
	 * A carrier runs or waits for threads to carry: a long life to walk, and all of it
	 * idle.
	 */
	private boolean isLeftOut(int thread) {
		return this.trace.threads().isCarrier(thread) && (this.idle != null || !this.type.includes(WaitReason.PARK));
	}

	private void addBlocked(Timeline timeline, int thread, int group) {
		boolean carrier = this.trace.threads().isCarrier(thread);
		while (timeline.next()) {
			if (timeline.state() != ThreadState.BLOCKED) {
				continue;
			}
			WaitReason reason = timeline.reason();
			if (!this.type.includes(reason)) {
				continue;
			}
			long length = overlap(thread, timeline);
			if (length == 0) {
				if (timeline.start() >= this.selection.to()) {
					return;
				}
				continue;
			}
			this.exact += length;
			int stack = timeline.stack();
			double scale = timeline.scale();
			if (scale == 0 && stack < 0 && (timeline.isOpen() || carrier)) {
				// nobody samples what never ended, or a carrier's wait for threads to
				// carry
				scale = 1;
			}
			if (scale == 0) {
				continue;
			}
			if (this.idle != null && this.idle.isIdle(thread, timeline)) {
				this.hidden += length * scale;
			}
			else {
				this.rows.add((stack >= 0) ? stack : SyntheticFrame.NO_STACK, group, reason.ordinal(), length * scale,
						scale);
			}
		}
	}

	private void addRunnable(Timeline timeline, int thread, int group) {
		while (timeline.next()) {
			if (timeline.state() != ThreadState.RUNNABLE) {
				continue;
			}
			long from = Math.max(timeline.start(), this.selection.from());
			long to = Math.min(timeline.end(), this.selection.to());
			if (to <= from) {
				if (timeline.start() >= this.selection.to()) {
					return;
				}
				continue;
			}
			long length = to - from - this.trace.pauses().overlap(from, to);
			if (this.tasks != null) {
				length = Math.round((double) length * this.tasks.overlap(thread, from, to) / (to - from));
				if (length == 0) {
					continue;
				}
			}
			this.exact += length;
			double scale = timeline.scale();
			if (scale > 0) {
				this.rows.add(resumed(timeline), group, timeline.reason().ordinal(), length * scale, scale);
			}
		}
	}

	private long overlap(int thread, Timeline timeline) {
		if (this.tasks == null) {
			return this.selection.overlap(timeline.start(), timeline.end());
		}
		return this.tasks.overlap(thread, Math.max(timeline.start(), this.selection.from()),
				Math.min(timeline.end(), this.selection.to()));
	}

	private static int resumed(Timeline timeline) {
		if (timeline.stack() >= 0) {
			return timeline.stack();
		}
		return switch (timeline.cause()) {
			case START -> SyntheticFrame.STARTED;
			case YIELD -> SyntheticFrame.YIELDED;
			default -> SyntheticFrame.NO_STACK;
		};
	}

}
