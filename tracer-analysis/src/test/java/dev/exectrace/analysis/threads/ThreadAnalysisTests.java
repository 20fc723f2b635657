package dev.exectrace.analysis.threads;

import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;

import dev.exectrace.analysis.distribution.Distribution;
import dev.exectrace.analysis.breakdown.Breakdown;
import dev.exectrace.analysis.column.Spans;
import dev.exectrace.analysis.model.Pause;
import dev.exectrace.analysis.model.StopReason;
import dev.exectrace.analysis.model.ThreadState;
import dev.exectrace.analysis.model.Trace;
import dev.exectrace.analysis.model.TraceBuilder;
import dev.exectrace.analysis.model.WaitReason;
import dev.exectrace.analysis.model.Waits;
import dev.exectrace.analysis.model.WakeCause;
import dev.exectrace.analysis.select.Selection;
import dev.exectrace.analysis.select.ThreadTimes;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class ThreadAnalysisTests {

	private static final Comparator<ThreadStatistics> BY_BLOCKED = Comparator
		.comparingLong((ThreadStatistics row) -> row.time().in(ThreadState.BLOCKED))
		.reversed();

	private final TraceBuilder builder = new TraceBuilder();

	private static ThreadStatistics named(List<ThreadStatistics> rows, String name) {
		return rows.stream().filter((row) -> row.name().equals(name)).findFirst().orElseThrow();
	}

	private static long states(Breakdown time) {
		long sum = 0;
		for (ThreadState state : ThreadState.values()) {
			sum += time.in(state);
		}
		return sum;
	}

	private static long reasons(Breakdown time) {
		long sum = 0;
		for (WaitReason reason : WaitReason.values()) {
			sum += time.blocked(reason);
		}
		return sum;
	}

	/**
	 * Ten virtual threads in an executor's pattern, each: started at 1000, runnable 100,
	 * runs 200, waits 300 for a lock, runnable 50, runs 150, ends. Another waits for the
	 * network from the middle on. A platform thread sleeps in between.
	 */
	private Trace known() {
		this.builder.window(0, 10_000);
		this.builder.level("full");
		int carrier = this.builder.thread(1, "carrier-1", false);
		int main = this.builder.thread(2, "main", false);
		for (int i = 0; i < 10; i++) {
			int thread = this.builder.thread(100 + i, "worker-" + i, true);
			this.builder.run(thread, carrier, 1100, 200, StopReason.PARK, 100, main, WakeCause.START, 0,
					WaitReason.NONE, -1);
			this.builder.run(thread, carrier, 1650, 150, StopReason.END, 50, main, WakeCause.UNPARK, 300,
					WaitReason.LOCK, -1);
		}
		int reader = this.builder.thread(200, "reader", true);
		this.builder.run(reader, carrier, 4000, 1000, StopReason.PARK, 0, main, WakeCause.START, 0, WaitReason.NONE,
				-1);
		this.builder.run(reader, carrier, 9000, 1000, StopReason.END, 1000, main, WakeCause.UNPARK, 3000,
				WaitReason.NETWORK, -1);
		this.builder.started(main, 0, -1);
		this.builder.wait(main, 2000, 500, WaitReason.SLEEP, -1, -1, Waits.EXACT, null);
		this.builder.cpuSample(main, 1500, -1, 700);
		this.builder.cpuSample(main, 2600, -1, 40);
		this.builder.pause(new Pause(4500, 4600, "GC Pause", 1));
		this.builder.pause(new Pause(8500, 8700, "GC Pause", 2));
		return this.builder.build();
	}

	@Test
	void groupsAgreeWithArithmetic() {
		List<ThreadStatistics> groups = ThreadAnalysis.groups(known(), Selection.ALL);
		ThreadStatistics workers = named(groups, "worker-*");
		assertThat(workers.kind()).isEqualTo(ThreadKind.VIRTUAL);
		assertThat(workers.threads()).isEqualTo(10);
		assertThat(workers.time().total()).isEqualTo(10 * 800);
		assertThat(workers.time().in(ThreadState.RUNNING)).isEqualTo(10 * 350);
		assertThat(workers.time().in(ThreadState.RUNNABLE)).isEqualTo(10 * 150);
		assertThat(workers.time().blocked(WaitReason.LOCK)).isEqualTo(10 * 300);
		assertThat(workers.time().slices()).isEqualTo(20);
		assertThat(workers.runnable()).isEqualTo(new Distribution(20, 1500, 50, 100, 100, 100));
		assertThat(workers.waits().count()).isEqualTo(10);
		assertThat(workers.waits().max()).isEqualTo(300);
		ThreadStatistics reader = named(groups, "reader");
		assertThat(reader.time().in(ThreadState.STOPPED)).isEqualTo(300);
		assertThat(reader.time().in(ThreadState.RUNNING)).isEqualTo(1900);
		assertThat(reader.time().in(ThreadState.RUNNABLE)).isEqualTo(800);
		assertThat(reader.runnable().max()).isEqualTo(1000);
		ThreadStatistics main = named(groups, "main");
		assertThat(main.kind()).isEqualTo(ThreadKind.PLATFORM);
		assertThat(main.time().blocked(WaitReason.SLEEP)).isEqualTo(500);
		assertThat(main.cpu()).isEqualTo(740);
		assertThat(named(groups, "carrier-*").kind()).isEqualTo(ThreadKind.CARRIER);
	}

	@Test
	void selectedTimeCutsWhatReachesOutOfIt() {
		List<ThreadStatistics> groups = ThreadAnalysis.groups(known(), new Selection(Pattern.compile("a"), 2100, 6000));
		assertThat(groups).extracting(ThreadStatistics::name).containsExactlyInAnyOrder("main", "reader", "carrier-*");
		assertThat(named(groups, "main").time().blocked(WaitReason.SLEEP)).isEqualTo(400);
		assertThat(named(groups, "main").cpu()).isEqualTo(40);
		ThreadStatistics reader = named(groups, "reader");
		assertThat(reader.time().total()).isEqualTo(2000);
		assertThat(reader.waits()).isEqualTo(new Distribution(1, 1000, 1000, 1000, 1000, 1000));
	}

	@Test
	void ranksSingleThreads() {
		Trace trace = known();
		ThreadRanking ranking = ThreadAnalysis.threads(trace, Selection.ALL, ThreadTimes.ALWAYS,
				(group) -> !trace.threads().groups().name(group).startsWith("carrier"), BY_BLOCKED, 3);
		assertThat(ranking.count()).isEqualTo(12);
		assertThat(ranking.first()).extracting(ThreadStatistics::name).containsExactly("reader", "main", "worker-0");
		assertThat(ranking.first().getLast().id()).isEqualTo(100);
		assertThat(ranking.first().getLast().group()).isEqualTo("worker-*");
		int workers = trace.threads().groups().group(trace.threads().number(100));
		ranking = ThreadAnalysis.threads(trace, Selection.ALL, ThreadTimes.ALWAYS, (group) -> group == workers,
				BY_BLOCKED, 100);
		assertThat(ranking.count()).isEqualTo(10);
		assertThat(ranking.first()).hasSize(10);
	}

	@Test
	void threadThatGaveWayWaitsOnceForItsCarrier() {
		this.builder.window(0, 1000);
		int carrier = this.builder.thread(1, "carrier", false);
		int thread = this.builder.thread(2, "polite", true);
		this.builder.run(thread, carrier, 100, 100, StopReason.YIELD, 20, carrier, WakeCause.START, 0, WaitReason.NONE,
				-1);
		this.builder.run(thread, carrier, 300, 50, StopReason.END, 60, carrier, WakeCause.YIELD, 0, WaitReason.NONE,
				-1);
		ThreadStatistics row = named(ThreadAnalysis.groups(this.builder.build(), Selection.ALL), "polite");
		assertThat(row.runnable()).isEqualTo(new Distribution(2, 120, 20, 100, 100, 100));
	}

	@Test
	void traceWithoutThreadsHasNoGroups() {
		Trace trace = this.builder.build();
		assertThat(ThreadAnalysis.groups(trace, Selection.ALL)).isEmpty();
		assertThat(ThreadAnalysis.threads(trace, Selection.ALL, ThreadTimes.ALWAYS, (group) -> true, BY_BLOCKED, 10)
			.first()).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(longs = { 1, 2, 3, 4, 5, 6, 7, 8 })
	void statesAddUpToTheLifeOfEveryThreadAndThreadsToTheirGroup(long seed) {
		Trace trace = generated(seed);
		SplittableRandom random = new SplittableRandom(seed);
		long from = random.nextLong(trace.window());
		for (Selection selection : List.of(Selection.ALL,
				new Selection(null, from, from + random.nextLong(1, trace.window())))) {
			List<ThreadStatistics> single = ThreadAnalysis
				.threads(trace, selection, ThreadTimes.ALWAYS, (group) -> true, BY_BLOCKED, Integer.MAX_VALUE)
				.first();
			for (ThreadStatistics row : single) {
				int thread = trace.threads().number(row.id());
				assertThat(row.time().total())
					.isEqualTo(selection.overlap(trace.threads().start(thread), trace.threads().end(thread)));
				assertAddsUp(row);
			}
			for (ThreadStatistics group : ThreadAnalysis.groups(trace, selection)) {
				assertAddsUp(group);
				List<ThreadStatistics> members = single.stream()
					.filter((row) -> row.group().equals(group.name()))
					.toList();
				assertThat(group.threads()).isEqualTo(members.size());
				for (ThreadState state : ThreadState.values()) {
					assertThat(group.time().in(state))
						.isEqualTo(members.stream().mapToLong((row) -> row.time().in(state)).sum());
				}
				assertThat(group.waits().max())
					.isEqualTo(members.stream().mapToLong((row) -> row.waits().max()).max().orElse(0));
				assertThat(group.cpu()).isEqualTo(members.stream().mapToLong(ThreadStatistics::cpu).sum());
			}
			assertThat(single).isSortedAccordingTo(BY_BLOCKED);
		}
	}

	@ParameterizedTest
	@ValueSource(longs = { 1, 2, 3, 4, 5, 6, 7, 8 })
	void whatIsAndWhatIsNotInSomeTimesAddsUpToAll(long seed) {
		Trace trace = generated(seed);
		SplittableRandom random = new SplittableRandom(seed);
		Spans[] inside = new Spans[trace.threads().count()];
		Spans[] outside = new Spans[inside.length];
		for (int thread = 0; thread < inside.length; thread++) {
			long[] cuts = random.longs(2L * random.nextInt(6), 0, trace.window()).sorted().toArray();
			long[] all = LongStream
				.concat(LongStream.concat(LongStream.of(0), LongStream.of(cuts)), LongStream.of(Long.MAX_VALUE))
				.toArray();
			inside[thread] = every(cuts);
			outside[thread] = every(all);
		}

		List<ThreadStatistics> some = ThreadAnalysis.groups(trace, Selection.ALL, (thread) -> inside[thread]);
		List<ThreadStatistics> others = ThreadAnalysis.groups(trace, Selection.ALL, (thread) -> outside[thread]);

		assertThat(some).isNotEmpty().allSatisfy(ThreadAnalysisTests::assertAddsUp);
		for (ThreadStatistics group : ThreadAnalysis.groups(trace, Selection.ALL)) {
			List<ThreadStatistics> parts = Stream.concat(some.stream(), others.stream())
				.filter((row) -> row.name().equals(group.name()))
				.toList();
			for (ThreadState state : ThreadState.values()) {
				assertThat(parts.stream().mapToLong((row) -> row.time().in(state)).sum())
					.isEqualTo(group.time().in(state));
			}
			assertThat(parts.stream().mapToLong(ThreadStatistics::cpu).sum()).isEqualTo(group.cpu());
		}
	}

	@Test
	void threadsThatDoNotCountAreLeftOut() {
		Trace trace = known();
		int reader = trace.threads().number(200);
		List<ThreadStatistics> groups = ThreadAnalysis.groups(trace, Selection.ALL,
				(thread) -> (thread == reader) ? Spans.of(new long[] { 4500 }, new long[] { 5500 }) : Spans.NONE);
		assertThat(groups).singleElement().satisfies((row) -> {
			assertThat(row.name()).isEqualTo("reader");
			assertThat(row.time().total()).isEqualTo(1000);
			assertThat(row.time().in(ThreadState.STOPPED)).isEqualTo(100);
			assertThat(row.waits()).isEqualTo(new Distribution(1, 500, 500, 500, 500, 500));
		});
	}

	private static Spans every(long[] cuts) {
		int count = cuts.length / 2;
		return Spans.of(IntStream.range(0, count).mapToLong((i) -> cuts[2 * i]).toArray(),
				IntStream.range(0, count).mapToLong((i) -> cuts[2 * i + 1]).toArray());
	}

	private static void assertAddsUp(ThreadStatistics row) {
		assertThat(states(row.time())).isEqualTo(row.time().total());
		assertThat(reasons(row.time())).isEqualTo(row.time().in(ThreadState.BLOCKED)).isEqualTo(row.waits().sum());
		assertThat(row.runnable().sum()).isCloseTo(row.time().in(ThreadState.RUNNABLE),
				within(row.time().in(ThreadState.STOPPED)));
	}

	/** Schedules of any kind, those that cannot be among them. */
	private Trace generated(long seed) {
		SplittableRandom random = new SplittableRandom(seed);
		this.builder.window(0, 100_000);
		this.builder.level("full");
		int carriers = 3;
		for (int i = 0; i < carriers; i++) {
			this.builder.thread(i + 1, "carrier-" + i, false);
		}
		WaitReason[] reasons = WaitReason.values();
		StopReason[] stops = StopReason.values();
		WakeCause[] causes = WakeCause.values();
		for (int i = 0; i < 60; i++) {
			boolean virtual = random.nextInt(3) > 0;
			int thread = this.builder.thread(1000 + i, random.nextBoolean() ? "pool-" + i % 4 + "-" + i : null,
					virtual);
			long at = random.nextLong(-20_000, 90_000);
			for (int j = random.nextInt(12); j > 0 && virtual; j--) {
				long blocked = random.nextLong(3000);
				long runnable = random.nextLong(2000);
				long length = random.nextLong(4000);
				at += random.nextLong(-200, 2000) + blocked + runnable;
				this.builder.run(thread, random.nextInt(carriers), at, length, stops[random.nextInt(stops.length)],
						runnable, random.nextInt(-1, thread), causes[random.nextInt(causes.length)], blocked,
						reasons[random.nextInt(1, reasons.length)], -1);
				at += length;
			}
			for (int j = random.nextInt(6); j > 0; j--) {
				this.builder.wait(thread, random.nextLong(-10_000, 110_000), random.nextLong(9000),
						reasons[random.nextInt(1, reasons.length)], -1, -1, Waits.EXACT, null);
				this.builder.wakeup(random.nextLong(100_000), 0, thread);
				this.builder.cpuSample(thread, random.nextLong(100_000), -1, 20);
			}
			if (random.nextBoolean()) {
				this.builder.ended(thread, random.nextLong(120_000));
			}
		}
		for (int i = 0; i < 10; i++) {
			long start = random.nextLong(100_000);
			this.builder.pause(new Pause(start, start + random.nextLong(3000), "GC Pause", i));
		}
		return this.builder.build();
	}

}
