package dev.exectrace.analysis.export.table;

import java.io.IOException;

import dev.exectrace.analysis.model.ThreadGroups;
import dev.exectrace.analysis.model.Threads;
import dev.exectrace.analysis.model.Trace;

/**
 * The rows of {@link Table#THREADS}: every thread, also those that are not selected, as
 * wakers and carriers refer to them.
 */
final class ThreadRows {

	private ThreadRows() {
	}

	static void write(Trace trace, TableSink sink) throws IOException {
		Threads threads = trace.threads();
		ThreadGroups groups = threads.groups();
		for (int thread = 0; thread < threads.count(); thread++) {
			sink.number(thread);
			sink.number(threads.id(thread));
			sink.text(threads.name(thread));
			sink.text(groups.name(groups.group(thread)));
			sink.flag(threads.isVirtual(thread));
			sink.flag(threads.isCarrier(thread));
			sink.number(threads.start(thread));
			sink.number(threads.end(thread));
			sink.flag(threads.isStartKnown(thread));
			sink.flag(threads.isEndKnown(thread));
			sink.reference(threads.starter(thread));
			sink.endRow();
		}
	}

}
