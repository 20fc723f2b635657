package dev.exectrace.analysis.profile;

import dev.exectrace.analysis.idle.IdleWaits;
import dev.exectrace.analysis.model.IntervalReceiver;
import dev.exectrace.analysis.model.ThreadState;
import dev.exectrace.analysis.model.Timeline;
import dev.exectrace.analysis.model.Trace;
import dev.exectrace.analysis.model.WaitReason;
import dev.exectrace.analysis.select.Selection;
import dev.exectrace.analysis.task.TaskScopes;

/**
 * Adds up the blocked or runnable intervals of a range of threads.
 */
final class IntervalProfiler implements IntervalReceiver {

	private final Trace trace;

	private final ProfileType type;

	private final Selection selection;

	private final TaskScopes tasks;

	/** Whose waits to hide, {@code null} to hide none. */
	private final IdleWaits idle;

	private final ProfileRows rows = new ProfileRows();

	/**
	 * Waits for work if their threads were there all the time, which may be known only in
	 * the end: by thread instead of group.
	 */
	private final ProfileRows undecided = new ProfileRows();

	private double hidden;

	private long exact;

	/**
	 * Makes one.
	 * @param tasks when threads worked on what is asked for, {@code null} for any time
	 * @param idle whether with the waits of idle workers
	 */
	IntervalProfiler(Trace trace, ProfileType type, Selection selection, TaskScopes tasks, boolean idle) {
		this.trace = trace;
		this.type = type;
		this.selection = selection;
		this.tasks = tasks;
		this.idle = (!idle && type.isBlocking()) ? new IdleWaits(trace) : null;
	}

	/**
	 * Adds up those of some threads.
	 * @param from the first thread
	 * @param to the thread after the last
	 */
	void add(int from, int to) {
		Timeline timeline = null;
		for (int thread = from; thread < to; thread++) {
			if (!wants(thread)) {
				continue;
			}
			if (timeline == null) {
				timeline = this.trace.timeline(thread);
			}
			else {
				timeline.reset(thread);
			}
			take(thread, timeline);
		}
	}

	/** How many threads are looked at, with those whose intervals are not needed. */
	private int threads() {
		int threads = 0;
		for (int thread = 0; thread < this.trace.threads().count(); thread++) {
			threads += includes(thread) ? 1 : 0;
		}
		return threads;
	}

	private boolean includes(int thread) {
		return this.selection.includes(this.trace, thread) && (this.tasks == null || this.tasks.includes(thread));
	}

	@Override
	public boolean wants(int thread) {
		return includes(thread) && !isLeftOut(thread);
	}

	@Override
	public ThreadState state() {
		return (this.type == ProfileType.SCHED) ? ThreadState.RUNNABLE : ThreadState.BLOCKED;
	}

	@Override
	public void take(int thread, Timeline intervals) {
		if (this.type == ProfileType.SCHED) {
			addRunnable(intervals, thread);
		}
		else {
			addBlocked(intervals, thread);
		}
	}

	@Override
	public void takeUnsampled(int thread, WaitReason reason, long start, long end) {
		if (this.type == ProfileType.SCHED) {
			this.exact += Math.max(0, runnable(thread, start, end));
		}
		else if (this.type.includes(reason)) {
			this.exact += overlap(thread, start, end);
		}
	}

	private int group(int thread) {
		return this.trace.threads().groups().group(thread);
	}

	/**
	 * Adds what another one has added up.
	 * @param other the other one, of the same trace and type
	 */
	void add(IntervalProfiler other) {
		this.rows.add(other.rows);
		this.undecided.add(other.undecided);
		this.hidden += other.hidden;
		this.exact += other.exact;
	}

	Profile profile() {
		for (int row = 0; row < this.undecided.size(); row++) {
			int thread = this.undecided.group(row);
			if (this.idle.isLasting(thread)) {
				this.hidden += this.undecided.exactValue(row);
			}
			else {
				this.rows.add(this.undecided.stack(row), group(thread), this.undecided.reason(row),
						this.undecided.exactValue(row), this.undecided.exactCount(row));
			}
		}
		return new Profile(this.trace, this.type, this.selection, this.rows, Math.round(this.hidden), this.exact,
				threads());
	}

	/**
	 * A carrier runs or waits for threads to carry: a long life to walk, and all of it
	 * idle.
	 */
	private boolean isLeftOut(int thread) {
		return this.trace.threads().isCarrier(thread) && (this.idle != null || !this.type.includes(WaitReason.PARK));
	}

	private void addBlocked(Timeline timeline, int thread) {
		while (timeline.next()) {
			if (timeline.state() != ThreadState.BLOCKED) {
				continue;
			}
			WaitReason reason = timeline.reason();
			if (!this.type.includes(reason)) {
				continue;
			}
			long length = overlap(thread, timeline.start(), timeline.end());
			if (length == 0) {
				if (timeline.start() >= this.selection.to()) {
					return;
				}
				continue;
			}
			this.exact += length;
			int stack = timeline.stack();
			double scale = timeline.scale();
			if (scale == 0 && stack < 0 && (timeline.isOpen() || this.trace.threads().isCarrier(thread))) {
				// nobody samples what never ended, or a carrier's wait for threads to
				// carry
				scale = 1;
			}
			if (scale == 0) {
				continue;
			}
			int row = (stack >= 0) ? stack : SyntheticFrame.NO_STACK;
			if (this.idle != null && this.idle.isIdle(thread, stack, reason)) {
				this.hidden += length * scale;
			}
			else if (this.idle != null && this.idle.isTaking(stack, reason)) {
				this.undecided.add(row, thread, reason.ordinal(), length * scale, scale);
			}
			else {
				this.rows.add(row, group(thread), reason.ordinal(), length * scale, scale);
			}
		}
	}

	private void addRunnable(Timeline timeline, int thread) {
		while (timeline.next()) {
			if (timeline.state() != ThreadState.RUNNABLE) {
				continue;
			}
			if (timeline.start() >= this.selection.to()) {
				return;
			}
			long length = runnable(thread, timeline.start(), timeline.end());
			if (length < 0) {
				continue;
			}
			this.exact += length;
			double scale = timeline.scale();
			if (scale > 0) {
				this.rows.add(resumed(timeline), group(thread), timeline.reason().ordinal(), length * scale, scale);
			}
		}
	}

	private long overlap(int thread, long start, long end) {
		if (this.tasks == null) {
			return this.selection.overlap(start, end);
		}
		return this.tasks.overlap(thread, Math.max(start, this.selection.from()), Math.min(end, this.selection.to()));
	}

	/**
	 * How much of a runnable interval counts, in which the JVM was not stopped; negative
	 * where it does not count at all.
	 */
	private long runnable(int thread, long start, long end) {
		long from = Math.max(start, this.selection.from());
		long to = Math.min(end, this.selection.to());
		if (to <= from) {
			return -1;
		}
		long length = to - from - this.trace.pauses().overlap(from, to);
		if (this.tasks == null) {
			return length;
		}
		length = Math.round((double) length * this.tasks.overlap(thread, from, to) / (to - from));
		return (length != 0) ? length : -1;
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
