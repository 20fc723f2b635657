package dev.exectrace.analysis.path;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.LongStream;

import dev.exectrace.analysis.generator.Schedules;
import dev.exectrace.analysis.model.Pause;
import dev.exectrace.analysis.model.StopReason;
import dev.exectrace.analysis.model.ThreadState;
import dev.exectrace.analysis.model.Timeline;
import dev.exectrace.analysis.model.Trace;
import dev.exectrace.analysis.model.TraceBuilder;
import dev.exectrace.analysis.model.WaitReason;
import dev.exectrace.analysis.model.Waits;
import dev.exectrace.analysis.model.WakeCause;
import dev.exectrace.analysis.select.Selection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

class CriticalPathTests {

	private static final long MS = 1_000_000;

	private final TraceBuilder builder = new TraceBuilder();

	static LongStream seeds() {
		return LongStream.range(0, 100);
	}

	/**
	 * A runs 2 ms and waits for B, which runs to 5, waits for C to 20, which sleeps to 18
	 * and runs to 20; B is runnable to 23 and runs to 25; A runs to 30.
	 */
	@Test
	void chainOfThreeThreads() {
		chain();
		Trace trace = this.builder.build();

		CriticalPath path = CriticalPath.of(trace, trace.threads().number(100), 0, Long.MAX_VALUE);

		assertThat(lines(trace, path)).containsExactly("0-2 a running 0", "2-5 b running 1", "5-18 c blocked 2",
				"18-20 c running 2", "20-23 b runnable 1", "23-25 b running 1", "25-30 a running 0");
		assertThat(path.whole()).isTrue();
		assertThat(path.shortest()).isZero();
		int group = trace.threads().groups().group(trace.threads().number(102));
		assertThat(path.segments().get(4).running()).containsExactly(new GroupTime(group, MS));
		assertThat(path.summary(trace).getFirst()).satisfies((share) -> {
			assertThat(share.time()).isEqualTo(13 * MS);
			assertThat(share.reason()).isEqualTo(WaitReason.SLEEP);
			assertThat(share.site()).isEqualTo("com.acme.C.nap");
			assertThat(share.group()).isEqualTo(group);
		});
	}

	@Test
	void pausesAreCutOut() {
		chain();
		this.builder.pause(new Pause(26 * MS, 28 * MS, "GC Pause", 1));
		this.builder.pause(new Pause(26 * MS, 27 * MS, "GC Pause", 1));
		Trace trace = this.builder.build();

		CriticalPath path = CriticalPath.of(trace, trace.threads().number(100), 0, Long.MAX_VALUE);

		assertThat(lines(trace, path)).endsWith("25-26 a running 0", "26-28 a stopped 0", "28-30 a running 0");
	}

	@Test
	void partOfALife() {
		chain();
		Trace trace = this.builder.build();

		CriticalPath path = CriticalPath.of(trace, trace.threads().number(100), 4 * MS, 26 * MS);

		assertThat(lines(trace, path)).containsExactly("4-5 b running 1", "5-18 c blocked 2", "18-20 c running 2",
				"20-23 b runnable 1", "23-25 b running 1", "25-26 a running 0");
		CriticalPath cut = CriticalPath.of(trace, trace.threads().number(100), 0, 10 * MS);
		assertThat(lines(trace, cut)).containsExactly("0-2 a running 0", "2-10 a blocked 0");
	}

	@Test
	void threadThatWasNotStartedYetLeadsToItsStarter() {
		int carrier = this.builder.thread(1, "carrier", false);
		int a = this.builder.thread(100, "a", true);
		int b = this.builder.thread(101, "b", true);
		int starter = this.builder.thread(2, "starter", false);
		this.builder.level("full");
		this.builder.started(starter, 0, -1);
		this.builder.run(a, carrier, 0, MS, StopReason.PARK, 0, starter, WakeCause.START, 0, WaitReason.NONE, -1);
		this.builder.run(b, carrier, 6 * MS, 4 * MS, StopReason.END, MS, starter, WakeCause.START, 0, WaitReason.NONE,
				-1);
		this.builder.run(a, carrier, 10 * MS, 2 * MS, StopReason.END, 0, b, WakeCause.UNPARK, 9 * MS, WaitReason.PARK,
				-1);
		this.builder.window(0, 20 * MS);
		Trace trace = this.builder.build();

		assertThat(lines(trace, CriticalPath.of(trace, a, 0, Long.MAX_VALUE))).containsExactly("0-1 a running 0",
				"1-5 starter running 2", "5-6 b runnable 1", "6-10 b running 1", "10-12 a running 0");
	}

	@ParameterizedTest
	@MethodSource("seeds")
	void segmentsCoverTheTimeOnce(long seed) {
		Trace trace = Schedules.random(seed).trace();
		for (int thread = 0; thread < trace.threads().count(); thread++) {
			CriticalPath path = CriticalPath.of(trace, thread, 0, Long.MAX_VALUE);
			assertCovers(path);
			assertThat(path.duration()).isEqualTo(trace.threads().end(thread) - trace.threads().start(thread));
			assertThat(path.summary(trace).stream().mapToLong(PathShare::time).sum()).isEqualTo(path.duration());
			assertCovers(CriticalPath.of(trace, thread, trace.window() / 3, trace.window() / 2));
			CriticalPath bounded = CriticalPath.of(trace, thread, 0, Long.MAX_VALUE, 5);
			assertCovers(bounded);
			assertThat(bounded.segments()).hasSizeLessThan(5 + 50);
		}
	}

	@ParameterizedTest
	@MethodSource("seeds")
	void segmentsAreWhatTheirThreadsDid(long seed) {
		Trace trace = Schedules.random(seed).trace();
		int thread = trace.threads().count() - 1;
		for (Segment segment : CriticalPath.of(trace, thread, 0, Long.MAX_VALUE).segments()) {
			if (segment.state() != ThreadState.STOPPED && segment.state() != ThreadState.UNKNOWN) {
				assertThat(happened(trace, segment)).as(segment.toString()).isTrue();
			}
		}
	}

	@Test
	void slowestAreTheLongestLives() {
		chain();
		Trace trace = this.builder.build();

		assertThat(Slowest.of(trace, Selection.ALL, 2)).extracting((span) -> trace.threads().name(span.thread()))
			.containsExactly("a", "b");
		assertThat(Slowest.of(trace, new Selection(Pattern.compile("c"), 0, Long.MAX_VALUE), 2))
			.extracting(Slowest.Span::duration)
			.containsExactly(20 * MS);
	}

	@Test
	void slowestAreTheLongestWaitsWhereNoLifeIsWhole() {
		int thread = this.builder.thread(1, "main", false);
		this.builder.wait(thread, MS, 3 * MS, WaitReason.SLEEP, -1, stack("java.lang.Thread.sleep", "com.acme.A.b"),
				Waits.EXACT, null);
		this.builder.wait(thread, 10 * MS, 5 * MS, WaitReason.NETWORK, -1,
				stack("java.net.Socket.read", "com.acme.A.c"), Waits.EXACT, null);
		this.builder.window(0, 20 * MS);

		assertThat(Slowest.of(this.builder.build(), Selection.ALL, 1))
			.containsExactly(new Slowest.Span(thread, 10 * MS, 15 * MS));
	}

	private void chain() {
		int carrier1 = this.builder.thread(1, "carrier-1", false);
		int carrier2 = this.builder.thread(2, "carrier-2", false);
		int a = this.builder.thread(100, "a", true);
		int b = this.builder.thread(101, "b", true);
		int c = this.builder.thread(102, "c", true);
		this.builder.run(a, carrier1, 0, 2 * MS, StopReason.PARK, 0, -1, WakeCause.START, 0, WaitReason.NONE, -1);
		this.builder.run(b, carrier2, 0, 5 * MS, StopReason.PARK, 0, -1, WakeCause.START, 0, WaitReason.NONE, -1);
		this.builder.run(c, carrier1, 2 * MS, MS, StopReason.TIMED_PARK, MS, -1, WakeCause.START, 0, WaitReason.NONE,
				-1);
		this.builder.run(c, carrier1, 18 * MS, 3 * MS, StopReason.END, 0, -1, WakeCause.TIMEOUT, 15 * MS,
				WaitReason.SLEEP, -1);
		this.builder.wait(c, 3 * MS, 15 * MS, WaitReason.SLEEP, -1, stack("java.lang.Thread.sleep", "com.acme.C.nap"),
				15 * MS, null);
		this.builder.run(b, carrier2, 23 * MS, 3 * MS, StopReason.END, 3 * MS, c, WakeCause.UNPARK, 15 * MS,
				WaitReason.LOCK, -1);
		this.builder.run(a, carrier1, 25 * MS, 5 * MS, StopReason.END, 0, b, WakeCause.UNPARK, 23 * MS, WaitReason.PARK,
				-1);
		this.builder.window(0, 40 * MS);
	}

	private static boolean happened(Trace trace, Segment segment) {
		Timeline timeline = trace.timeline(segment.thread());
		while (timeline.next()) {
			if (timeline.state() == segment.state() && timeline.start() <= segment.start()
					&& timeline.end() >= segment.end()) {
				return true;
			}
		}
		return false;
	}

	private static void assertCovers(CriticalPath path) {
		long at = path.start();
		for (Segment segment : path.segments()) {
			assertThat(segment.start()).isEqualTo(at);
			assertThat(segment.end()).isGreaterThan(at);
			at = segment.end();
		}
		assertThat(at).isEqualTo(path.end());
	}

	private static List<String> lines(Trace trace, CriticalPath path) {
		return path.segments()
			.stream()
			.map((segment) -> segment.start() / MS + "-" + segment.end() / MS + " "
					+ trace.threads().name(segment.thread()) + " " + segment.state().label() + " " + segment.depth())
			.toList();
	}

	private int stack(String... methods) {
		return this.builder.stack(Arrays.stream(methods).mapToInt((method) -> this.builder.frame(method, 1)).toArray());
	}

}
