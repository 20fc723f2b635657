package dev.exectrace.analysis.tile;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;

import dev.exectrace.analysis.export.timeline.StateCounts;
import dev.exectrace.analysis.model.CpuLoad;
import dev.exectrace.analysis.model.HeapSample;
import dev.exectrace.analysis.model.ThreadState;
import dev.exectrace.analysis.model.Trace;

/**
 * The quantities of a trace over time: how many threads run, could run and are blocked,
 * each an average over 1/8192 of the window; heap; processor load.
 */
public final class Counters {

	private static final int SPANS = 8192;

	private static final ThreadState[] STATES = { ThreadState.RUNNING, ThreadState.RUNNABLE, ThreadState.BLOCKED };

	private Counters() {
	}

	/**
	 * Counts in the whole trace.
	 * @param index the trace's index
	 * @return those counters that have any value
	 */
	public static List<Counter> of(TraceIndex index) {
		Trace trace = index.trace();
		List<Counter> counters = new ArrayList<>(threads(index, 0, index.rows().count(), false));
		counters.add(of("heap used", "bytes", trace.heap(), HeapSample::at, HeapSample::used));
		counters.add(
				of("heap committed", "bytes", trace.heap().stream().filter((sample) -> sample.committed() > 0).toList(),
						HeapSample::at, HeapSample::committed));
		counters.add(of("CPU, JVM", "share", trace.cpuLoad(), CpuLoad::at, CpuLoad::jvm));
		counters.add(of("CPU, machine", "share", trace.cpuLoad(), CpuLoad::at, CpuLoad::machine));
		return counters.stream().filter((counter) -> counter.count() > 0).toList();
	}

	/**
	 * Counts the threads of a group.
	 * @param index the trace's index
	 * @param group the group
	 * @return how many ran, could run and were blocked
	 */
	public static List<Counter> of(TraceIndex index, RowGroup group) {
		return threads(index, group.first(), group.first() + group.count(), true);
	}

	/** In the whole trace carriers are left out: their threads count. */
	private static List<Counter> threads(TraceIndex index, int from, int to, boolean carriers) {
		StateCounts counts = new StateCounts(0, index.trace().window(), SPANS);
		for (int row = from; row < to; row++) {
			RowKind kind = index.rows().kind(row);
			if (kind == RowKind.PLATFORM || kind == RowKind.VIRTUAL || (carriers && kind == RowKind.CARRIER)) {
				add(counts, index, row);
			}
		}
		long[] times = new long[counts.spans()];
		for (int span = 0; span < times.length; span++) {
			times[span] = counts.start(span);
		}
		List<Counter> counters = new ArrayList<>();
		for (ThreadState state : STATES) {
			counters.add(new Counter("threads " + state.label(), "threads", times, counts.averages(state)));
		}
		return counters;
	}

	private static void add(StateCounts counts, TraceIndex index, int row) {
		SliceCursor cursor = index.cursor(row);
		for (boolean more = cursor.seek(row, 0); more; more = cursor.next()) {
			int kind = cursor.kind();
			if (kind == SliceKind.RUNNING || kind == SliceKind.RUNNABLE || SliceKind.isBlocked(kind)) {
				counts.add(SliceKind.isBlocked(kind) ? ThreadState.BLOCKED : STATES[kind - SliceKind.RUNNING],
						cursor.start(), cursor.end());
			}
		}
	}

	private static <T> Counter of(String name, String unit, List<T> samples, ToLongFunction<T> at,
			ToDoubleFunction<T> value) {
		return new Counter(name, unit, samples.stream().mapToLong(at).toArray(),
				samples.stream().mapToDouble(value).toArray());
	}

}
