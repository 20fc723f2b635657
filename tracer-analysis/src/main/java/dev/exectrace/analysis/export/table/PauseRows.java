package dev.exectrace.analysis.export.table;

import java.io.IOException;

import dev.exectrace.analysis.model.Pause;
import dev.exectrace.analysis.model.Trace;
import dev.exectrace.analysis.select.Selection;

/**
 * The rows of {@link Table#PAUSES}.
 */
final class PauseRows {

	private PauseRows() {
	}

	static void write(Trace trace, Selection selection, TableSink sink) throws IOException {
		for (Pause pause : trace.pauses().all()) {
			if (selection.overlap(pause.start(), pause.end()) > 0) {
				sink.number(Math.max(pause.start(), selection.from()));
				sink.number(Math.min(pause.end(), selection.to()));
				sink.text((pause.cause() != null) ? pause.cause() : "");
				sink.reference(pause.gc());
				sink.endRow();
			}
		}
	}

}
