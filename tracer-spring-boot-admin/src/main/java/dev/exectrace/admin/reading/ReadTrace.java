package dev.exectrace.admin.reading;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;

import dev.exectrace.admin.store.StoredTrace;
import dev.exectrace.analysis.jfr.ReadProgress;
import dev.exectrace.analysis.jfr.TraceReader;
import dev.exectrace.analysis.model.Trace;
import dev.exectrace.analysis.summary.Summary;
import dev.exectrace.tool.summary.SummaryText;
import dev.exectrace.tool.view.TracePages;
import dev.exectrace.tool.view.api.ViewedTrace;

/**
 * A trace that is held in memory.
 *
 * @param summary what {@code exectrace summary} prints
 * @param pages its pages
 */
public record ReadTrace(String summary, TracePages pages) {

	private static final int FINDINGS = 20;

	static ReadTrace of(StoredTrace stored, ReadProgress progress) throws IOException {
		Trace trace = TraceReader.read(stored.file(), progress);
		StringWriter text = new StringWriter();
		PrintWriter out = new PrintWriter(text);
		new SummaryText(out, trace).print(Summary.of(trace), FINDINGS);
		out.flush();
		return new ReadTrace(text.toString(), TracePages.of(ViewedTrace.of(stored.name(), trace)));
	}

}
