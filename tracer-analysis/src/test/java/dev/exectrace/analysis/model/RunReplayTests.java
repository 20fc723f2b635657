package dev.exectrace.analysis.model;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class RunReplayTests {

	private static final long WINDOW = 1000;

	private final List<String> intervals = new ArrayList<>();

	private final TraceBuilder builder = TraceBuilder.withoutRuns();

	@Test
	void unlistedThreadOfATraceWithoutSlicesWasNeverThere() {
		this.builder.thread(7, "bystander", true);
		this.builder.allThreadsListed();
		Trace trace = build();
		new RunReplay(trace, new Intervals(ThreadState.UNKNOWN)).complete();
		assertThat(this.intervals).isEmpty();
		assertThat(trace.threads().start(0)).isEqualTo(WINDOW);
	}

	@Test
	void blocked() {
		replay(ThreadState.BLOCKED);
		assertThat(this.intervals).containsExactly("unsampled LOCK 200..300", "PARK 400..1000");
	}

	@Test
	void runnable() {
		replay(ThreadState.RUNNABLE);
		assertThat(this.intervals).containsExactly("NONE 100..110", "unsampled LOCK 300..310");
	}

	@Test
	void running() {
		replay(ThreadState.RUNNING);
		assertThat(this.intervals).containsExactly("NONE 110..200", "NONE 310..400");
	}

	/**
	 * A thread that is started at 100, runs from 110 to 200, waits for a lock, is made
	 * runnable at 300 and runs from 310 to 400.
	 */
	private void replay(ThreadState state) {
		int thread = this.builder.thread(7, "worker", true);
		int carrier = this.builder.thread(8, "carrier", false);
		this.builder.skippedRun();
		this.builder.skippedRun();
		RunReplay replay = new RunReplay(build(), new Intervals(state) {

			@Override
			public boolean wants(int one) {
				return one == thread;
			}

		});
		assertThat(replay.run(thread, carrier, 100, 100, 110, 200, StopReason.PARK, -1, WakeCause.START,
				WaitReason.NONE, -1))
			.isTrue();
		assertThat(replay.run(thread, carrier, 200, 300, 310, 400, StopReason.PARK, -1, WakeCause.UNPARK,
				WaitReason.LOCK, -1))
			.isTrue();
		replay.complete();
	}

	private Trace build() {
		this.builder.window(0, WINDOW);
		return this.builder.build();
	}

	/**
	 * Notes the intervals that it is given.
	 */
	private class Intervals implements IntervalReceiver {

		private final ThreadState state;

		Intervals(ThreadState state) {
			this.state = state;
		}

		@Override
		public boolean wants(int thread) {
			return true;
		}

		@Override
		public ThreadState state() {
			return this.state;
		}

		@Override
		public void take(int thread, Timeline timeline) {
			while (timeline.next()) {
				note(timeline.reason(), timeline.start(), timeline.end());
			}
		}

		@Override
		public void takeUnsampled(int thread, WaitReason reason, long start, long end) {
			note("unsampled " + reason, start, end);
		}

		private void note(Object what, long start, long end) {
			RunReplayTests.this.intervals.add(what + " " + start + ".." + end);
		}

	}

}
