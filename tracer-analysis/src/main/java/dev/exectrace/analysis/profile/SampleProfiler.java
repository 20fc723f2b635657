package dev.exectrace.analysis.profile;

import dev.exectrace.analysis.model.Samples;
import dev.exectrace.analysis.model.Trace;
import dev.exectrace.analysis.model.WaitReason;
import dev.exectrace.analysis.select.Selection;
import dev.exectrace.analysis.task.TaskScopes;

/**
 * Adds up samples.
 */
final class SampleProfiler {

	private SampleProfiler() {
	}

	static Profile run(Trace trace, ProfileType type, Selection selection, TaskScopes tasks) {
		Samples samples = (type == ProfileType.CPU) ? trace.cpuSamples() : trace.allocations();
		boolean[] included = new boolean[trace.threads().count()];
		int threads = 0;
		for (int thread = 0; thread < included.length; thread++) {
			included[thread] = selection.includes(trace, thread) && (tasks == null || tasks.includes(thread));
			threads += included[thread] ? 1 : 0;
		}
		ProfileRows rows = new ProfileRows();
		long exact = 0;
		for (int sample = 0; sample < samples.count(); sample++) {
			int thread = samples.thread(sample);
			long at = samples.at(sample);
			if (thread < 0 || !included[thread] || at < selection.from() || at >= selection.to()
					|| (tasks != null && tasks.overlap(thread, at, at + 1) == 0)) {
				continue;
			}
			int stack = samples.stack(sample);
			rows.add((stack >= 0) ? stack : SyntheticFrame.NO_STACK, trace.threads().groups().group(thread),
					WaitReason.NONE.ordinal(), samples.weight(sample), 1);
			exact += samples.weight(sample);
		}
		return new Profile(trace, type, selection, rows, 0, exact, threads);
	}

}
