package dev.exectrace.analysis.export.perfetto;

import java.io.IOException;

import dev.exectrace.analysis.export.ExportProgress;
import dev.exectrace.analysis.export.timeline.SelectedThreads;
import dev.exectrace.analysis.export.timeline.SelectedTimeline;
import dev.exectrace.analysis.export.timeline.StateCounts;
import dev.exectrace.analysis.export.timeline.Wakes;
import dev.exectrace.analysis.model.Trace;
import dev.exectrace.analysis.select.Selection;

/**
 * Writes what each thread did, and who woke whom.
 */
final class ThreadTracks {

	private static final int SPANS = 2000;

	private final Trace trace;

	private final Selection selection;

	private final SelectedThreads selectedThreads;

	private final Tracks tracks;

	private final SliceWriter slices;

	ThreadTracks(Trace trace, Selection selection, SelectedThreads selectedThreads, Tracks tracks, SliceWriter slices) {
		this.trace = trace;
		this.selection = selection;
		this.selectedThreads = selectedThreads;
		this.tracks = tracks;
		this.slices = slices;
	}

	/**
	 * Writes them.
	 * @return how many were in each state
	 */
	StateCounts write(ExportProgress progress) throws IOException {
		StateCounts counts = new StateCounts(Math.max(0, this.selection.from()), this.selection.end(this.trace), SPANS);
		SelectedTimeline selected = new SelectedTimeline(this.trace, this.selection, this.selectedThreads, progress);
		Wakes wakes = new Wakes();
		while (selected.nextThread()) {
			int thread = selected.thread();
			long track = this.tracks.thread(thread);
			wakes.reset(thread);
			while (selected.nextInterval()) {
				int waker = wakes.next(selected.timeline());
				long flow = 0;
				if (selected.start() == selected.timeline().start()
						&& this.selectedThreads.contains(waker, selected.start())) {
					flow = this.slices.wake(this.tracks.thread(waker), selected.start(), thread);
				}
				this.slices.interval(track, selected.timeline(), selected.start(), selected.end(), flow);
				counts.add(selected.timeline().state(), selected.start(), selected.end());
			}
		}
		return counts;
	}

}
