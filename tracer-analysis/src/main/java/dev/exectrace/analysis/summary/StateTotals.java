package dev.exectrace.analysis.summary;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.exectrace.analysis.breakdown.Breakdown;
import dev.exectrace.analysis.distribution.Histogram;
import dev.exectrace.analysis.idle.IdleWaits;
import dev.exectrace.analysis.model.ThreadState;
import dev.exectrace.analysis.model.Timeline;
import dev.exectrace.analysis.model.Trace;
import dev.exectrace.analysis.model.WaitReason;

/**
 * Adds up what threads did, in one pass.
 */
final class StateTotals {

	private static final int VIRTUAL = 0;

	private static final int CARRIER = 1;

	private static final int PLATFORM = 2;

	private static final int SERVICE = -1;

	private static final String[] KINDS = { "virtual", "carriers", "platform" };

	private final Trace trace;

	private final IdleWaits idle;

	private final Breakdown[] times = new Breakdown[KINDS.length];

	private final Histogram[] latencies = new Histogram[KINDS.length];

	private final long[] idleTimes = new long[KINDS.length];

	private final int[] threads = new int[KINDS.length];

	private final Map<Place, double[]> places = new HashMap<>();

	private int services;

	StateTotals(Trace trace) {
		this.trace = trace;
		this.idle = new IdleWaits(trace);
		for (int kind = 0; kind < KINDS.length; kind++) {
			this.times[kind] = new Breakdown();
			this.latencies[kind] = new Histogram();
		}
	}

	void collect() {
		Timeline timeline = this.trace.timeline();
		for (int thread = 0; thread < this.trace.threads().count(); thread++) {
			int kind = kind(thread);
			if (kind == SERVICE) {
				this.services++;
				continue;
			}
			timeline.reset(thread);
			boolean lived = false;
			while (timeline.next()) {
				lived = true;
				add(timeline, thread, kind);
			}
			this.threads[kind] += lived ? 1 : 0;
		}
	}

	private int kind(int thread) {
		if (this.idle.isService(thread)) {
			return SERVICE;
		}
		if (this.trace.threads().isVirtual(thread)) {
			return VIRTUAL;
		}
		return this.trace.threads().isCarrier(thread) ? CARRIER : PLATFORM;
	}

	private void add(Timeline timeline, int thread, int kind) {
		if (this.idle.isIdle(thread, timeline)) {
			this.idleTimes[kind] += timeline.duration();
			return;
		}
		this.times[kind].add(this.trace, timeline, timeline.start(), timeline.end());
		if (timeline.state() == ThreadState.RUNNABLE) {
			this.latencies[kind].add(timeline.duration());
		}
		else if (timeline.state() == ThreadState.BLOCKED && timeline.stack() >= 0 && timeline.scale() > 0) {
			double[] totals = this.places.computeIfAbsent(new Place(timeline.stack(), timeline.reason()),
					(place) -> new double[2]);
			totals[0] += timeline.duration() * timeline.scale();
			totals[1] += timeline.scale();
		}
	}

	List<StateTimes> states() {
		List<StateTimes> states = new ArrayList<>();
		for (int kind = VIRTUAL; kind < KINDS.length; kind++) {
			if (this.threads[kind] > 0) {
				states.add(new StateTimes(KINDS[kind], this.threads[kind], this.times[kind], this.idleTimes[kind],
						this.latencies[kind].take()));
			}
		}
		return states;
	}

	/** How many threads of the JVM, the server and the tracer were left out. */
	int services() {
		return this.services;
	}

	List<BlockingStack> stacks() {
		return this.places.entrySet()
			.stream()
			.map((entry) -> new BlockingStack(entry.getKey().stack(), entry.getKey().reason(),
					Math.round(entry.getValue()[0]), Math.round(entry.getValue()[1])))
			.sorted(Comparator.comparingLong(BlockingStack::time).reversed())
			.toList();
	}

	private record Place(int stack, WaitReason reason) {
	}

}
