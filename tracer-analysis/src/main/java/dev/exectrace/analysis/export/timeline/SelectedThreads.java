package dev.exectrace.analysis.export.timeline;

import java.util.BitSet;

import dev.exectrace.analysis.column.Spans;
import dev.exectrace.analysis.model.Trace;
import dev.exectrace.analysis.select.Selection;
import dev.exectrace.analysis.select.ThreadTimes;
import dev.exectrace.analysis.task.TaskScopes;

/**
 * The threads of a selection, found once: names are not matched for every event. Where
 * tasks are selected, those that worked on them, when they did.
 */
public final class SelectedThreads {

	private final BitSet threads = new BitSet();

	private final TaskScopes tasks;

	private final ThreadTimes times;

	/**
	 * Finds the threads.
	 * @param trace the trace
	 * @param selection which part of it
	 * @param tasks the work on the selected tasks, {@code null} for all that threads did
	 */
	public SelectedThreads(Trace trace, Selection selection, TaskScopes tasks) {
		this.tasks = tasks;
		this.times = (tasks != null) ? tasks : ThreadTimes.ALWAYS;
		for (int thread = 0; thread < trace.threads().count(); thread++) {
			this.threads.set(thread, selection.includes(trace, thread) && this.times.of(thread).count() > 0);
		}
	}

	/**
	 * Whether a thread is among them.
	 * @param thread its number, negative for none
	 * @return whether it is
	 */
	public boolean contains(int thread) {
		return thread >= 0 && this.threads.get(thread);
	}

	/**
	 * Whether what a thread does at a time is selected, as far as tasks decide that.
	 * @param thread its number, negative for none
	 * @param at the time
	 * @return whether it is
	 */
	public boolean contains(int thread, long at) {
		return contains(thread) && (this.tasks == null || this.tasks.overlap(thread, at, at + 1) > 0);
	}

	/**
	 * When a thread is selected, as far as tasks decide that.
	 * @param thread its number
	 * @return the times
	 */
	public Spans times(int thread) {
		return contains(thread) ? this.times.of(thread) : Spans.NONE;
	}

	/**
	 * Whether a task is selected.
	 * @param task its row, negative for none
	 * @return whether it is; without selected tasks anything is
	 */
	public boolean includesTask(int task) {
		return this.tasks == null || this.tasks.includesTask(task);
	}

}
