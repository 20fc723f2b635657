package dev.exectrace.analysis.model;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class RunReplayTests {

	@Test
	void unlistedThreadOfATraceWithoutSlicesWasNeverThere() {
		TraceBuilder builder = TraceBuilder.withoutRuns();
		builder.thread(7, "bystander", true);
		builder.allThreadsListed();
		builder.window(0, 1000);
		Trace trace = builder.build();
		List<Long> intervals = new ArrayList<>();
		new RunReplay(trace, new IntervalReceiver() {

			@Override
			public boolean wants(int thread) {
				return true;
			}

			@Override
			public ThreadState state() {
				return ThreadState.UNKNOWN;
			}

			@Override
			public void take(int thread, Timeline timeline) {
				while (timeline.next()) {
					intervals.add(timeline.duration());
				}
			}

			@Override
			public void takeUnsampled(int thread, WaitReason reason, long start, long end) {
				intervals.add(end - start);
			}

		}).complete();
		assertThat(intervals).isEmpty();
		assertThat(trace.threads().start(0)).isEqualTo(1000);
	}

}
