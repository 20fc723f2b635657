package dev.exectrace.analysis.model;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;

import dev.exectrace.analysis.breakdown.Breakdown;
import dev.exectrace.analysis.generator.Account;
import dev.exectrace.analysis.generator.Interval;
import dev.exectrace.analysis.generator.Schedule;
import dev.exectrace.analysis.generator.Schedules;
import dev.exectrace.analysis.select.Selection;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the model says each thread did, against what it did in random schedules.
 */
class TimelinePropertyTests {

	static LongStream seeds() {
		return LongStream.range(0, 150);
	}

	@ParameterizedTest
	@MethodSource("seeds")
	void intervalsFollowOneAnotherAndFillTheLife(long seed) {
		Trace trace = Schedules.random(seed).trace();
		for (int thread = 0; thread < trace.threads().count(); thread++) {
			long at = trace.threads().start(thread);
			Timeline timeline = trace.timeline(thread);
			while (timeline.next()) {
				assertThat(timeline.start()).isEqualTo(at);
				assertThat(timeline.end()).isGreaterThan(at);
				at = timeline.end();
			}
			assertThat(at).isEqualTo(trace.threads().end(thread));
		}
	}

	@ParameterizedTest
	@MethodSource("seeds")
	void threadsDoWhatTheyDid(long seed) {
		Schedule schedule = Schedules.random(seed);
		for (int thread : schedule.account().threads()) {
			assertThat(told(schedule.trace(), thread)).isEqualTo(happened(schedule.account(), thread));
		}
	}

	@ParameterizedTest
	@MethodSource("seeds")
	void fromATimeOnItIsTheSame(long seed) {
		Trace trace = Schedules.random(seed).trace();
		for (int thread = 0; thread < trace.threads().count(); thread++) {
			List<String> all = from(trace.timeline(thread), 0);
			for (int part = 1; part < 8; part++) {
				long from = trace.window() * part / 8;
				Timeline timeline = trace.timeline();
				timeline.reset(thread, from);
				assertThat(from(timeline, from)).isEqualTo(endingAfter(all, from));
			}
		}
	}

	private static List<String> from(Timeline timeline, long from) {
		List<String> told = new ArrayList<>();
		while (timeline.next()) {
			if (timeline.end() > from) {
				told.add(timeline.end() + " since " + timeline.start() + " " + timeline.state() + " "
						+ timeline.reason() + " " + timeline.carrier() + " " + timeline.waker() + " " + timeline.stack()
						+ " " + timeline.scale() + " " + timeline.isOpen());
			}
		}
		return told;
	}

	private static List<String> endingAfter(List<String> all, long from) {
		return all.stream().filter((told) -> Long.parseLong(told.substring(0, told.indexOf(' '))) > from).toList();
	}

	@ParameterizedTest
	@MethodSource("seeds")
	void noLossesAreFound(long seed) {
		assertThat(Schedules.random(seed).trace().facts().losses()).isEmpty();
	}

	@ParameterizedTest
	@MethodSource("seeds")
	void breakdownsAddUp(long seed) {
		Schedule schedule = Schedules.random(seed);
		Trace trace = schedule.trace();
		Timeline timeline = trace.timeline(0);
		Breakdown all = new Breakdown();
		for (int thread : schedule.account().threads()) {
			Breakdown breakdown = new Breakdown();
			breakdown.add(trace, timeline, thread, Selection.ALL);
			long life = trace.threads().end(thread) - trace.threads().start(thread);
			assertThat(breakdown.total()).isEqualTo(life);
			long sum = 0;
			for (ThreadState state : ThreadState.values()) {
				sum += breakdown.in(state);
			}
			assertThat(sum).isEqualTo(life);
			all.add(breakdown);
		}
		for (WaitReason reason : WaitReason.values()) {
			assertThat(all.blocked(reason)).as(reason.label()).isEqualTo(schedule.account().blocked(reason));
			assertThat(all.waits(reason)).as(reason.label()).isEqualTo(schedule.account().waits(reason));
		}
		assertThat(all.in(ThreadState.UNKNOWN)).isZero();
	}

	private static List<String> told(Trace trace, int thread) {
		List<Interval> intervals = new ArrayList<>();
		Timeline timeline = trace.timeline(thread);
		while (timeline.next()) {
			intervals.add(new Interval(timeline.start(), timeline.end(), timeline.state(), timeline.reason(),
					timeline.carrier(), timeline.waker()));
		}
		return lines(intervals);
	}

	private static List<String> happened(Account account, int thread) {
		return lines(account.of(thread));
	}

	private static List<String> lines(List<Interval> intervals) {
		return intervals.stream()
			.map((interval) -> interval.start() + "-" + interval.end() + " " + interval.state() + " "
					+ interval.reason() + " on " + interval.carrier()
					+ ((interval.state() == ThreadState.BLOCKED) && interval.reason() != WaitReason.FILE
							? " by " + interval.waker() : ""))
			.toList();
	}

}
