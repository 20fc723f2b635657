package dev.exectrace.analysis.locks;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.exectrace.analysis.model.ThreadState;
import dev.exectrace.analysis.model.Timeline;
import dev.exectrace.analysis.model.Trace;
import dev.exectrace.analysis.model.WaitReason;
import dev.exectrace.analysis.site.SampledStacks;

/**
 * What a thread did while another one waited for it.
 */
final class Meanwhile {

	private final SampledStacks samples;

	private final Timeline timeline;

	Meanwhile(Trace trace, Timeline timeline) {
		this.samples = new SampledStacks(trace);
		this.timeline = timeline;
	}

	List<Activity> of(int thread, long from, long to) {
		Map<Kind, Long> times = new HashMap<>();
		this.timeline.reset(thread, from);
		while (this.timeline.next() && this.timeline.start() < to) {
			long time = Math.min(to, this.timeline.end()) - Math.max(from, this.timeline.start());
			if (time > 0) {
				times.merge(kind(thread, from, to), time, Long::sum);
			}
		}
		return times.entrySet()
			.stream()
			.map((entry) -> new Activity(entry.getKey().state(), entry.getKey().reason(), entry.getKey().stack(),
					entry.getValue()))
			.sorted(Comparator.comparingLong(Activity::time).reversed())
			.toList();
	}

	private Kind kind(int thread, long from, long to) {
		ThreadState state = this.timeline.state();
		WaitReason reason = (state == ThreadState.BLOCKED) ? this.timeline.reason() : WaitReason.NONE;
		int stack = (state == ThreadState.BLOCKED) ? this.timeline.stack() : -1;
		if (state == ThreadState.RUNNING) {
			stack = this.samples.first(thread, Math.max(from, this.timeline.start()),
					Math.min(to, this.timeline.end()));
		}
		return new Kind(state, reason, stack);
	}

	private record Kind(ThreadState state, WaitReason reason, int stack) {
	}

}
