package dev.exectrace.analysis.export.table;

import java.io.IOException;
import java.util.BitSet;

import dev.exectrace.analysis.export.ExportProgress;
import dev.exectrace.analysis.export.timeline.SelectedThreads;
import dev.exectrace.analysis.export.timeline.SelectedTimeline;
import dev.exectrace.analysis.model.Code;
import dev.exectrace.analysis.model.Timeline;
import dev.exectrace.analysis.model.Trace;
import dev.exectrace.analysis.model.WaitReason;
import dev.exectrace.analysis.model.WakeCause;
import dev.exectrace.analysis.select.Selection;

/**
 * The rows of {@link Table#STATES}.
 */
final class StateRows {

	private StateRows() {
	}

	/**
	 * Writes the rows.
	 * @return the stacks that they refer to
	 */
	static BitSet write(Trace trace, Selection selection, SelectedThreads threads, TableSink sink,
			ExportProgress progress) throws IOException {
		Code code = trace.code();
		BitSet stacks = new BitSet();
		SelectedTimeline selected = new SelectedTimeline(trace, selection, threads, progress);
		while (selected.nextThread()) {
			while (selected.nextInterval()) {
				Timeline timeline = selected.timeline();
				sink.number(selected.thread());
				sink.number(selected.start());
				sink.number(selected.end());
				sink.text(timeline.state().label());
				sink.optional((timeline.reason() != WaitReason.NONE) ? timeline.reason().label() : null);
				sink.reference(timeline.carrier());
				sink.reference(timeline.waker());
				sink.optional((timeline.cause() != WakeCause.UNKNOWN) ? timeline.cause().label() : null);
				sink.optional(code.className(timeline.blockerClass()));
				sink.reference(timeline.stack());
				sink.flag(timeline.isOpen());
				sink.endRow();
				if (timeline.stack() >= 0) {
					stacks.set(timeline.stack());
				}
			}
		}
		return stacks;
	}

}
