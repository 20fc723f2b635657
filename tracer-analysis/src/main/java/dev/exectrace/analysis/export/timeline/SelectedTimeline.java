package dev.exectrace.analysis.export.timeline;

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

	private final Trace trace;

	private final Selection selection;

	private final ExportProgress progress;

	private final Timeline timeline;

	private final int count;

	private int thread = -1;

	/**
	 * A walk before the first thread.
	 * @param trace the trace
	 * @param selection which part of it
	 * @param progress is told how far it is
	 */
	public SelectedTimeline(Trace trace, Selection selection, ExportProgress progress) {
		this.trace = trace;
		this.selection = selection;
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
			if (this.selection.includes(this.trace, this.thread)) {
				this.timeline.reset(this.thread);
				return true;
			}
		}
		this.progress.written(this.count, this.count);
		return false;
	}

	/**
	 * Goes on to the thread's next interval in the selected time.
	 * @return {@code false} where there is none
	 */
	public boolean nextInterval() {
		while (this.timeline.next()) {
			if (this.timeline.start() >= this.selection.to()) {
				return false;
			}
			if (end() > start()) {
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
		return Math.max(this.timeline.start(), this.selection.from());
	}

	/**
	 * Until when, cut to the selected time.
	 * @return nanoseconds since the window's start
	 */
	public long end() {
		return Math.min(this.timeline.end(), this.selection.to());
	}

}
