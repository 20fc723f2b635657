package dev.exectrace.analysis.tile;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

import dev.exectrace.analysis.generator.Account;
import dev.exectrace.analysis.generator.Interval;
import dev.exectrace.analysis.generator.Schedule;
import dev.exectrace.analysis.generator.Schedules;
import dev.exectrace.analysis.model.ThreadState;
import dev.exectrace.analysis.model.Trace;
import dev.exectrace.analysis.model.WaitReason;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What is told of slices and times, against what happened in random schedules.
 */
class QueryPropertyTests {

	static LongStream seeds() {
		return LongStream.range(0, 40);
	}

	@ParameterizedTest
	@MethodSource("seeds")
	void sumsAreWhatHappened(long seed) {
		Schedule schedule = Schedules.random(seed);
		TraceIndex index = TraceIndex.of(schedule.trace());
		int[] rows = schedule.account().threads().stream().mapToInt(index.rows()::ofThread).toArray();

		Aggregate sum = new Aggregator(index).sum(0, schedule.trace().window(), rows, 1000, Long.MAX_VALUE);

		assertThat(sum.complete()).isTrue();
		for (ThreadState state : new ThreadState[] { ThreadState.RUNNING, ThreadState.RUNNABLE }) {
			assertThat(sum.times().get(SliceKind.of(state, WaitReason.NONE))).isEqualTo(schedule.account().in(state));
		}
		for (WaitReason reason : WaitReason.values()) {
			assertThat(sum.times().get(SliceKind.of(ThreadState.BLOCKED, reason)))
				.isEqualTo(schedule.account().blocked(reason));
		}
		assertThat(sum.stacks()).isSortedAccordingTo((a, b) -> Long.compare(b.time(), a.time()));
	}

	@ParameterizedTest
	@MethodSource("seeds")
	void fewSlicesMakeStacksIncompleteAndTimesNot(long seed) {
		Trace trace = Schedules.random(seed).trace();
		TraceIndex index = TraceIndex.of(trace);
		int[] rows = IntStream.range(0, index.rows().count()).toArray();
		Aggregator aggregator = new Aggregator(index);

		assertThat(aggregator.sum(0, trace.window(), rows, 10, 1).times())
			.isEqualTo(aggregator.sum(0, trace.window(), rows, 10, Long.MAX_VALUE).times());
	}

	@ParameterizedTest
	@MethodSource("seeds")
	void whoEndedAWaitIsWhoDidAndIsFoundFromThere(long seed) {
		Schedule schedule = Schedules.random(seed);
		TraceIndex index = TraceIndex.of(schedule.trace());
		Wakes wakes = new Wakes(index);
		SliceDetails details = new SliceDetails(index);
		for (int thread : schedule.account().threads()) {
			for (Interval interval : waits(schedule.account(), thread)) {
				int row = index.rows().ofThread(thread);
				Slice slice = index.slice(index.sliceAt(row, interval.start()));
				assertThat(details.of(slice).slice()).isEqualTo(slice);
				Wake wake = wakes.to(slice);
				if (interval.waker() < 0 || interval.waker() == thread) {
					assertThat(wake).isNull();
					continue;
				}
				assertThat(wake.waker()).isEqualTo(index.rows().ofThread(interval.waker()));
				assertThat(wake.wakee()).isEqualTo(row);
				assertThat(wake.at()).isEqualTo(interval.end());
				if (wake.wakerSlice() >= 0 && wake.at() < index.slice(wake.wakerSlice()).end()) {
					assertThat(wakes.from(index.slice(wake.wakerSlice()), Integer.MAX_VALUE)).contains(wake);
				}
			}
		}
	}

	/** Those that ended in the window, and not by themselves. */
	private static List<Interval> waits(Account account, int thread) {
		return account.of(thread)
			.stream()
			.filter((interval) -> interval.state() == ThreadState.BLOCKED && interval.reason() != WaitReason.FILE)
			.filter((interval) -> interval != account.of(thread).getLast())
			.toList();
	}

}
