package dev.exectrace.analysis.breakdown;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;

import dev.exectrace.analysis.generator.Interval;
import dev.exectrace.analysis.generator.Schedule;
import dev.exectrace.analysis.generator.Schedules;
import dev.exectrace.analysis.model.Pause;
import dev.exectrace.analysis.model.ThreadState;
import dev.exectrace.analysis.model.Timeline;
import dev.exectrace.analysis.model.Trace;
import dev.exectrace.analysis.select.Selection;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A thread that runs or is runnable while the world is stopped is stopped, and one that
 * waits still waits: in random schedules, in random parts of the window.
 */
class StoppedTimePropertyTests {

	static LongStream seeds() {
		return LongStream.range(0, 150);
	}

	@ParameterizedTest
	@MethodSource("seeds")
	void stoppedTimeIsTakenFromRunningAndRunnable(long seed) {
		Schedule schedule = Schedules.random(seed);
		Trace trace = schedule.trace();
		Random random = new Random(seed);
		long from = random.nextLong(trace.window());
		Selection part = new Selection(null, from, random.nextLong(from, trace.window()) + 1);
		for (Selection selection : List.of(Selection.ALL, part)) {
			for (int thread : schedule.account().threads()) {
				Timeline timeline = trace.timeline(thread);
				Breakdown breakdown = new Breakdown();
				breakdown.add(trace, timeline, thread, selection);
				long[] expected = expected(schedule.account().of(thread), merged(trace.pauses().all()), selection);
				for (ThreadState state : ThreadState.values()) {
					assertThat(breakdown.in(state)).as("%s of thread %d", state, thread)
						.isEqualTo(expected[state.ordinal()]);
				}
			}
		}
	}

	private static long[] expected(List<Interval> intervals, List<long[]> pauses, Selection selection) {
		long[] times = new long[ThreadState.values().length];
		for (Interval interval : intervals) {
			long from = Math.max(interval.start(), selection.from());
			long to = Math.min(interval.end(), selection.to());
			if (from >= to) {
				continue;
			}
			long stopped = 0;
			if (interval.state() == ThreadState.RUNNING || interval.state() == ThreadState.RUNNABLE) {
				for (long[] pause : pauses) {
					stopped += Math.max(0, Math.min(to, pause[1]) - Math.max(from, pause[0]));
				}
			}
			times[ThreadState.STOPPED.ordinal()] += stopped;
			times[interval.state().ordinal()] += to - from - stopped;
		}
		return times;
	}

	private static List<long[]> merged(List<Pause> pauses) {
		List<long[]> merged = new ArrayList<>();
		for (Pause pause : pauses.stream().sorted(Comparator.comparingLong(Pause::start)).toList()) {
			if (!merged.isEmpty() && pause.start() <= merged.getLast()[1]) {
				merged.getLast()[1] = Math.max(merged.getLast()[1], pause.end());
			}
			else {
				merged.add(new long[] { pause.start(), pause.end() });
			}
		}
		return merged;
	}

}
