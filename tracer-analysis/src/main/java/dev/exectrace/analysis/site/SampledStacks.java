package dev.exectrace.analysis.site;

import dev.exectrace.analysis.column.RowIndex;
import dev.exectrace.analysis.model.Samples;
import dev.exectrace.analysis.model.Trace;

/**
 * Where in the code threads ran, as far as samples of processor time tell.
 */
public final class SampledStacks {

	private final Samples samples;

	private final RowIndex byThread;

	/**
	 * Looks at the samples of a trace.
	 * @param trace the trace
	 */
	public SampledStacks(Trace trace) {
		this.samples = trace.cpuSamples();
		this.byThread = trace.cpuSamplesByThread();
	}

	/**
	 * The first stack that was sampled in a thread in a time.
	 * @param thread the thread's number
	 * @param from since when, in nanoseconds since the window's start
	 * @param to until when
	 * @return the stack's number, negative for none
	 */
	public int first(int thread, long from, long to) {
		int low = 0;
		int count = this.byThread.count(thread);
		int high = count;
		while (low < high) {
			int middle = (low + high) >>> 1;
			if (this.samples.at(this.byThread.row(thread, middle)) < from) {
				low = middle + 1;
			}
			else {
				high = middle;
			}
		}
		if (low == count) {
			return -1;
		}
		int row = this.byThread.row(thread, low);
		return (this.samples.at(row) < to) ? this.samples.stack(row) : -1;
	}

}
