package dev.exectrace.analysis.export.perfetto;

import java.io.IOException;

import dev.exectrace.analysis.column.Spans;
import dev.exectrace.analysis.export.timeline.Nesting;
import dev.exectrace.analysis.export.timeline.SelectedThreads;
import dev.exectrace.analysis.model.Runs;
import dev.exectrace.analysis.model.Trace;

/**
 * Writes what ran on each carrier.
 */
final class CarrierTracks {

	private CarrierTracks() {
	}

	static void write(Trace trace, SelectedThreads selected, Tracks tracks, SliceWriter slices) throws IOException {
		Runs runs = trace.runs();
		for (int carrier = 0; carrier < trace.threads().count(); carrier++) {
			Nesting nesting = new Nesting();
			for (int i = 0; i < trace.runsByCarrier().count(carrier); i++) {
				int run = trace.runsByCarrier().row(carrier, i);
				Spans times = selected.times(runs.thread(run));
				for (int time = times.firstAfter(runs.start(run)); time < times.count()
						&& times.start(time) < runs.end(run); time++) {
					long start = Math.max(runs.start(run), times.start(time));
					long end = Math.min(runs.end(run), times.end(time));
					if (slices.isSelected(start, end)) {
						slices.thread(tracks.carrier(carrier), nesting, runs.thread(run), start, end);
					}
				}
			}
		}
	}

}
