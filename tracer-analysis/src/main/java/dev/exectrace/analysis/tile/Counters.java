package dev.exectrace.analysis.tile;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;

import dev.exectrace.analysis.export.timeline.StateCounts;
import dev.exectrace.analysis.model.CpuLoad;
import dev.exectrace.analysis.model.HeapSample;
import dev.exectrace.analysis.model.ThreadState;
import dev.exectrace.analysis.model.Timeline;
import dev.exectrace.analysis.model.Trace;

/**
 * The quantities of a trace over time: how many threads run, could run and are blocked,
 * each an average over 1/8192 of the window; heap; processor load.
 */
public final class Counters {

	private static final int SPANS = 8192;

	private Counters() {
	}

	/**
	 * Counts.
	 * @param trace the trace
	 * @return those counters that have any value
	 */
	public static List<Counter> of(Trace trace) {
		List<Counter> counters = new ArrayList<>(threads(trace));
		counters.add(of("heap used", "bytes", trace.heap(), HeapSample::at, HeapSample::used));
		counters.add(
				of("heap committed", "bytes", trace.heap().stream().filter((sample) -> sample.committed() > 0).toList(),
						HeapSample::at, HeapSample::committed));
		counters.add(of("CPU, JVM", "share", trace.cpuLoad(), CpuLoad::at, CpuLoad::jvm));
		counters.add(of("CPU, machine", "share", trace.cpuLoad(), CpuLoad::at, CpuLoad::machine));
		return counters.stream().filter((counter) -> counter.count() > 0).toList();
	}

	/** Carriers are left out: their threads count. */
	private static List<Counter> threads(Trace trace) {
		StateCounts counts = new StateCounts(0, trace.window(), SPANS);
		Timeline timeline = trace.timeline();
		for (int thread = 0; thread < trace.threads().count(); thread++) {
			if (trace.threads().isCarrier(thread)) {
				continue;
			}
			timeline.reset(thread);
			while (timeline.next()) {
				counts.add(timeline.state(), timeline.start(), timeline.end());
			}
		}
		long[] times = new long[counts.spans()];
		for (int span = 0; span < times.length; span++) {
			times[span] = counts.start(span);
		}
		List<Counter> counters = new ArrayList<>();
		for (ThreadState state : new ThreadState[] { ThreadState.RUNNING, ThreadState.RUNNABLE, ThreadState.BLOCKED }) {
			counters.add(new Counter("threads " + state.label(), "threads", times, counts.averages(state)));
		}
		return counters;
	}

	private static <T> Counter of(String name, String unit, List<T> samples, ToLongFunction<T> at,
			ToDoubleFunction<T> value) {
		return new Counter(name, unit, samples.stream().mapToLong(at).toArray(),
				samples.stream().mapToDouble(value).toArray());
	}

}
