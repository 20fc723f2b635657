package dev.exectrace.analysis.export.timeline;

import dev.exectrace.analysis.column.Spans;
import dev.exectrace.analysis.export.ExportProgress;
import dev.exectrace.analysis.model.Timeline;
import dev.exectrace.analysis.model.Trace;
import dev.exectrace.analysis.select.Selection;

/**
 * Walks through the selected threads and what each did in the selected time, cut to that
 * time. For one thread, once.
 */
public final class SelectedTimeline {

	private static final int STEP = 64;

	private final Selection selection;

	private final SelectedThreads threads;

	private final ExportProgress progress;

	private final Timeline timeline;

	private final int count;

	private int thread = -1;

	private Spans times = Spans.NONE;

	/** The next of the thread's times that may be in the interval. */
	private int next;

	private long start;

	private long end;

	/**
	 * A walk before the first thread.
	 * @param trace the trace
	 * @param selection which part of it
	 * @param threads its threads
	 * @param progress is told how far it is
	 */
	public SelectedTimeline(Trace trace, Selection selection, SelectedThreads threads, ExportProgress progress) {
		this.selection = selection;
		this.threads = threads;
		this.progress = progress;
		this.count = trace.threads().count();
		this.timeline = trace.timeline();
	}

	/**
	 * Goes on to the next thread, before its first interval.
	 * @return {@code false} where there is none
	 */
	public boolean nextThread() {
		while (++this.thread < this.count) {
			if (this.thread % STEP == 0) {
				this.progress.written(this.thread, this.count);
			}
			if (this.threads.contains(this.thread)) {
				this.timeline.reset(this.thread);
				this.times = this.threads.times(this.thread);
				this.next = this.times.count();
				return true;
			}
		}
		this.progress.written(this.count, this.count);
		return false;
	}

	/**
	 * Goes on to the thread's next interval in the selected time, or to the next piece of
	 * one that is selected only in parts.
	 * @return {@code false} where there is none
	 */
	public boolean nextInterval() {
		while (!nextPiece()) {
			if (!this.timeline.next() || this.timeline.start() >= this.selection.to()) {
				return false;
			}
			this.next = this.times.firstAfter(Math.max(this.timeline.start(), this.selection.from()));
		}
		return true;
	}

	private boolean nextPiece() {
		long until = (this.next < this.times.count()) ? Math.min(this.timeline.end(), this.selection.to()) : 0;
		while (this.next < this.times.count() && this.times.start(this.next) < until) {
			this.start = Math.max(Math.max(this.timeline.start(), this.selection.from()), this.times.start(this.next));
			this.end = Math.min(until, this.times.end(this.next));
			this.next++;
			if (this.end > this.start) {
				return true;
			}
		}
		return false;
	}

	/**
	 * The thread.
	 * @return its number
	 */
	public int thread() {
		return this.thread;
	}

	/**
	 * The cursor on the interval. Its times are not cut.
	 * @return the cursor
	 */
	public Timeline timeline() {
		return this.timeline;
	}

	/**
	 * Since when, cut to the selected time.
	 * @return nanoseconds since the window's start
	 */
	public long start() {
		return this.start;
	}

	/**
	 * Until when, cut to the selected time.
	 * @return nanoseconds since the window's start
	 */
	public long end() {
		return this.end;
	}

}
