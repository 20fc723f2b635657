package dev.exectrace.analysis.export.table;

import java.io.IOException;
import java.util.Map;

import dev.exectrace.analysis.model.Trace;
import dev.exectrace.analysis.model.TraceFacts;
import dev.exectrace.analysis.select.Selection;

/**
 * The rows of {@link Table#TRACE}.
 */
final class TraceRows {

	private TraceRows() {
	}

	static void write(Trace trace, Selection selection, TableSink sink) throws IOException {
		TraceFacts facts = trace.facts();
		row(sink, "start_epoch_ns", Long.toString(facts.startEpochNanos()));
		row(sink, "window_ns", Long.toString(facts.window()));
		row(sink, "from_ns", Long.toString(selection.from()));
		row(sink, "to_ns", Long.toString(selection.end(trace)));
		row(sink, "level", facts.level());
		for (Map.Entry<String, String> property : facts.properties().entrySet()) {
			row(sink, property.getKey(), property.getValue());
		}
		for (String loss : facts.losses()) {
			row(sink, "loss", loss);
		}
	}

	private static void row(TableSink sink, String name, String value) throws IOException {
		sink.text(name);
		sink.text((value != null) ? value : "");
		sink.endRow();
	}

}
