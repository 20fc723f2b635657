package dev.exectrace.analysis.export.timeline;

import java.util.BitSet;

import dev.exectrace.analysis.model.Trace;
import dev.exectrace.analysis.select.Selection;

/**
 * The threads of a selection, found once: names are not matched for every event.
 */
public final class SelectedThreads {

	private final BitSet threads = new BitSet();

	/**
	 * Finds the threads.
	 * @param trace the trace
	 * @param selection which part of it
	 */
	public SelectedThreads(Trace trace, Selection selection) {
		for (int thread = 0; thread < trace.threads().count(); thread++) {
			this.threads.set(thread, selection.includes(trace, thread));
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

}
