package dev.exectrace.analysis.oracle;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import dev.exectrace.analysis.breakdown.Breakdown;
import dev.exectrace.analysis.child.Jdk;
import dev.exectrace.analysis.finding.Finding;
import dev.exectrace.analysis.finding.Findings;
import dev.exectrace.analysis.locks.ContendedLock;
import dev.exectrace.analysis.locks.ContendedLocks;
import dev.exectrace.analysis.model.GarbageCollection;
import dev.exectrace.analysis.model.Pause;
import dev.exectrace.analysis.model.Regions;
import dev.exectrace.analysis.model.ThreadState;
import dev.exectrace.analysis.model.Threads;
import dev.exectrace.analysis.model.Timeline;
import dev.exectrace.analysis.model.Trace;
import dev.exectrace.analysis.model.WaitReason;
import dev.exectrace.analysis.select.Selection;
import dev.exectrace.analysis.task.TaskAnalysis;
import dev.exectrace.analysis.task.TaskKind;
import dev.exectrace.analysis.task.TaskSelection;
import dev.exectrace.analysis.task.TaskTime;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/**
 * Holds what the views say about programs against arithmetic, and against what the
 * programs wrote down about themselves.
 */
class OracleTests {

	private static final long HOLD = Steps.HOLD_MILLIS * 1_000_000;

	/** A program's clock also counts what lies between two of its steps. */
	private static final double SHARE = 0.85;

	@ParameterizedTest
	@MethodSource("dev.exectrace.analysis.child.Jdk#all")
	void lock(Jdk jdk) throws Exception {
		Observed observed = Observed.of(Program.LOCK, jdk);
		assertOneAfterTheOther(observed, WaitReason.LOCK, "java.util.concurrent.locks.ReentrantLock$NonfairSync",
				Finding.Kind.LOCK, "Steps.takeLock");
	}

	@ParameterizedTest
	@MethodSource("dev.exectrace.analysis.child.Jdk#all")
	void monitor(Jdk jdk) throws Exception {
		Assumptions.assumeTrue(Program.MONITOR.isFor(jdk.feature()));
		assertOneAfterTheOther(Observed.of(Program.MONITOR, jdk), WaitReason.MONITOR, null, Finding.Kind.MONITOR,
				"Steps.enterMonitor");
	}

	@ParameterizedTest
	@MethodSource("dev.exectrace.analysis.child.Jdk#all")
	void monitorOfPlatformThreads(Jdk jdk) throws Exception {
		assertOneAfterTheOther(Observed.of(Program.PLATFORM_MONITOR, jdk), WaitReason.MONITOR, "java.lang.Object",
				Finding.Kind.MONITOR, "Steps.enterMonitor");
	}

	private static void assertOneAfterTheOther(Observed observed, WaitReason reason, String type, Finding.Kind kind,
			String site) {
		long arithmetic = HOLD * Program.THREADS * (Program.THREADS + 1) / 2;
		Breakdown breakdown = assertWaits(observed, arithmetic, reason);
		assertThat(breakdown.waits(reason)).isEqualTo(Program.THREADS);
		assertThat(breakdown.blocked(WaitReason.SLEEP)).isGreaterThanOrEqualTo((long) (HOLD * Program.THREADS * 0.95));
		ContendedLock lock = ContendedLocks.of(observed.trace(), Selection.ALL, false).getFirst();
		assertThat(lock.reason()).isEqualTo(reason);
		if (type != null) {
			assertThat(lock.type()).isEqualTo(type);
		}
		assertThat(lock.site()).endsWith(site);
		assertThat(lock.waits()).isEqualTo(Program.THREADS);
		assertThat(lock.waiters()).isEqualTo(Program.THREADS);
		assertThat(lock.total()).isEqualTo(breakdown.blocked(reason));
		assertThat(lock.longest()).isGreaterThanOrEqualTo(HOLD * Program.THREADS);
		assertThat(lock.longestWaits()).isNotEmpty()
			.allSatisfy((wait) -> assertThat(wait.meanwhile())
				.anyMatch((activity) -> activity.reason() == WaitReason.SLEEP));
		assertThat(lock.unfinished()).isZero();
		assertThat(Findings.of(observed.trace())).filteredOn((finding) -> finding.kind() == kind)
			.singleElement()
			.satisfies((finding) -> {
				assertThat(finding.title()).contains(site);
				assertThat(finding.threads()).isEqualTo(Program.THREADS);
				assertThat(finding.cost()).isCloseTo(breakdown.blocked(reason), within(1L));
				if (kind == Finding.Kind.LOCK) {
					assertThat(finding.details()).anyMatch((detail) -> detail.contains("slept in Steps.hold"));
				}
			});
	}

	private static Breakdown assertWaits(Observed observed, long arithmetic, WaitReason reason) {
		Breakdown breakdown = observed.breakdown(observed.notes().threads("waited"));
		assertThat(breakdown.blocked(reason)).isGreaterThanOrEqualTo(arithmetic);
		assertAccount(observed, reason);
		return breakdown;
	}

	/** Each was away for as long as it says, but for the time in which it ran. */
	private static void assertAccount(Observed observed, WaitReason... reasons) {
		for (long thread : observed.notes().threads("waited")) {
			assertAway(observed, thread, observed.notes().sum("waited", thread), reasons);
		}
	}

	/** The way into a wait and out of it may be long where there are few processors. */
	private static void assertAway(Observed observed, long thread, long noted, WaitReason... reasons) {
		assertThat(observed.away(thread, reasons)).isBetween(noted - observed.ran(thread), noted).isPositive();
	}

	@ParameterizedTest
	@MethodSource("dev.exectrace.analysis.child.Jdk#all")
	void permits(Jdk jdk) throws Exception {
		Observed observed = Observed.of(Program.PERMITS, jdk);
		long arithmetic = 0;
		for (int i = 0; i < Program.THREADS; i++) {
			arithmetic += HOLD * (1 + i / Program.PERMIT_COUNT);
		}
		Breakdown breakdown = assertWaits(observed, arithmetic, WaitReason.LOCK);
		ContendedLock lock = ContendedLocks.of(observed.trace(), Selection.ALL, false).getFirst();
		assertThat(lock.type()).isEqualTo("java.util.concurrent.Semaphore$FairSync");
		assertThat(lock.site()).endsWith("Steps.usePermit");
		assertThat(lock.total()).isEqualTo(breakdown.blocked(WaitReason.LOCK));
		assertThat(lock.waiters()).isEqualTo(Program.THREADS);
	}

	@ParameterizedTest
	@MethodSource("dev.exectrace.analysis.child.Jdk#all")
	void queueWithASlowConsumer(Jdk jdk) throws Exception {
		Observed observed = Observed.of(Program.QUEUE, jdk);
		assertAccount(observed, WaitReason.QUEUE);
		int items = Program.THREADS * Program.ITEMS;
		Breakdown consumer = observed.breakdown(observed.notes().threads("slept"));
		assertThat(consumer.waits(WaitReason.SLEEP)).isEqualTo(items);
		assertThat(consumer.blocked(WaitReason.SLEEP)).isBetween((long) (HOLD * items * 0.95),
				observed.notes().sum("slept"));
		assertThat(Findings.of(observed.trace())).filteredOn((finding) -> finding.kind() == Finding.Kind.QUEUE)
			.singleElement()
			.satisfies((finding) -> {
				assertThat(finding.title()).contains("Steps.handOver");
				assertThat(finding.details()).anyMatch((detail) -> detail.contains("slept in Steps.hold"));
			});
	}

	@ParameterizedTest
	@MethodSource("dev.exectrace.analysis.child.Jdk#all")
	void moreThreadsThanCarriers(Jdk jdk) throws Exception {
		Observed observed = Observed.of(Program.BUSY, jdk);
		List<Long> threads = observed.notes().threads("ran");
		Breakdown breakdown = observed.breakdown(threads);
		long ran = observed.notes().sum("ran");
		long begun = observed.notes().sum("begun");
		long atLeast = begun - observed.notes().sum("started");
		long atMost = begun - observed.notes().sum("starting");
		long stopped = breakdown.in(ThreadState.STOPPED);
		assertThat(breakdown.in(ThreadState.RUNNABLE)).isLessThanOrEqualTo(atMost);
		assertThat((double) (breakdown.in(ThreadState.RUNNABLE) + stopped) / atLeast).isGreaterThan(SHARE);
		assertThat(breakdown.in(ThreadState.RUNNING) + stopped).isGreaterThanOrEqualTo(ran);
		assertThat(breakdown.in(ThreadState.RUNNING))
			.isLessThanOrEqualTo(observed.trace().window() * carriers(observed.trace()));
		assertThat(breakdown.in(ThreadState.RUNNING) + breakdown.in(ThreadState.RUNNABLE) + stopped)
			.isBetween(atLeast + ran, (long) ((atMost + ran) / SHARE));
		assertThat(breakdown.in(ThreadState.BLOCKED)).isZero();
		assertThat(Findings.of(observed.trace()).getFirst().kind()).isEqualTo(Finding.Kind.SCHEDULER);
	}

	private static int carriers(Trace trace) {
		int count = 0;
		for (int thread = 0; thread < trace.threads().count(); thread++) {
			count += trace.threads().isCarrier(thread) ? 1 : 0;
		}
		return count;
	}

	@ParameterizedTest
	@MethodSource("dev.exectrace.analysis.child.Jdk#all")
	void pinned(Jdk jdk) throws Exception {
		Observed observed = Observed.of(Program.PINNED, jdk);
		Breakdown breakdown = observed.breakdown(observed.notes().threads("waited"));
		long waited = observed.notes().sum("waited");
		// The wait begins late where the thread loses its processor on the way into it.
		assertThat(breakdown.blocked(WaitReason.PINNED)).isBetween(waited - breakdown.in(ThreadState.RUNNING), waited)
			.isPositive();
		assertThat(Findings.of(observed.trace())).extracting(Finding::kind).contains(Finding.Kind.PINNED);
	}

	@ParameterizedTest
	@MethodSource("dev.exectrace.analysis.child.Jdk#all")
	void collections(Jdk jdk) throws Exception {
		Observed observed = Observed.of(Program.COLLECTIONS, jdk);
		List<GarbageCollection> collections = observed.trace()
			.garbageCollections()
			.stream()
			.filter((collection) -> collection.cause().equals("System.gc()"))
			.toList();
		assertThat(collections).hasSize(Program.COLLECTION_COUNT);
		assertThat(collections.stream().mapToLong(GarbageCollection::duration).sum())
			.isLessThanOrEqualTo(observed.notes().sum("collected"));
		for (GarbageCollection collection : collections) {
			List<Pause> pauses = observed.trace()
				.pauses()
				.all()
				.stream()
				.filter((pause) -> pause.gc() == collection.id())
				.toList();
			assertThat(pauses).isNotEmpty();
			long sum = pauses.stream().mapToLong((pause) -> pause.end() - pause.start()).sum();
			assertThat(sum).isCloseTo(collection.pauses(), within(1_000L));
			assertThat(observed.trace().pauses().overlap(pauses.getFirst().start(), pauses.getLast().end()))
				.isGreaterThanOrEqualTo(sum);
		}
	}

	@ParameterizedTest
	@MethodSource("dev.exectrace.analysis.child.Jdk#all")
	void platformThreads(Jdk jdk) throws Exception {
		Observed observed = Observed.of(Program.PLATFORM, jdk);
		Notes notes = observed.notes();
		Breakdown sleeper = observed.breakdown(notes.threads("slept"));
		assertThat(sleeper.waits(WaitReason.SLEEP)).isEqualTo(Program.NAPS);
		assertThat(sleeper.blocked(WaitReason.SLEEP)).isBetween((long) (15_000_000L * Program.NAPS * 0.95),
				notes.sum("slept"));
		Notes.Note parked = notes.only("parked");
		assertAway(observed, parked.thread(), parked.value(), WaitReason.PARK);
		assertThat(observed.away(parked.thread(), WaitReason.PARK)).isGreaterThanOrEqualTo((long) (HOLD * 0.95));
		assertThat(wakers(observed, parked.thread())).contains(observed.thread(notes.only("unparked").thread()));
		Notes.Note read = notes.only("read");
		assertAway(observed, read.thread(), read.value(), WaitReason.NETWORK);
		for (String name : List.of("sleeper", "parker", "unparker", "reader")) {
			int thread = observed.named(name);
			assertThat(observed.trace().threads().isVirtual(thread)).isFalse();
			assertThat(observed.trace().threads().isStartKnown(thread)).as(name).isTrue();
			assertThat(observed.trace().threads().isEndKnown(thread)).as(name).isTrue();
		}
	}

	private static List<Integer> wakers(Observed observed, long thread) {
		List<Integer> wakers = new ArrayList<>();
		Timeline timeline = observed.trace().timeline(observed.thread(thread));
		while (timeline.next()) {
			if (timeline.state() == ThreadState.BLOCKED) {
				wakers.add(timeline.waker());
			}
		}
		return wakers;
	}

	@ParameterizedTest
	@MethodSource("dev.exectrace.analysis.child.Jdk#all")
	void deadlockIsCountedToTheEnd(Jdk jdk) throws Exception {
		Observed observed = Observed.of(Program.DEADLOCK, jdk);
		assertDeadlocked(observed, "deadlocked", WaitReason.LOCK);
		assertDeadlocked(observed, "deadlocked on monitors", WaitReason.MONITOR);
		List<ContendedLock> locks = ContendedLocks.of(observed.trace(), Selection.ALL, false);
		for (WaitReason reason : List.of(WaitReason.LOCK, WaitReason.MONITOR)) {
			assertThat(
					locks.stream().filter((lock) -> lock.reason() == reason).mapToLong(ContendedLock::unfinished).sum())
				.as(reason.label())
				.isEqualTo(2);
		}
	}

	private static void assertDeadlocked(Observed observed, String what, WaitReason reason) {
		assertThat(observed.notes().of(what)).hasSize(2);
		for (Notes.Note note : observed.notes().of(what)) {
			Timeline last = observed.last(note.thread());
			assertThat(last.state()).isEqualTo(ThreadState.BLOCKED);
			assertThat(last.reason()).isEqualTo(reason);
			assertThat(last.isOpen()).isTrue();
			assertThat(last.end()).isEqualTo(observed.trace().window());
			assertThat(last.stack()).isNotNegative();
			assertThat(last.duration()).isGreaterThanOrEqualTo(HOLD * 3);
			assertThat(observed.trace().threads().isEndKnown(observed.thread(note.thread()))).isFalse();
		}
	}

	@ParameterizedTest
	@MethodSource("dev.exectrace.analysis.child.Jdk#all")
	void partsOfATaskThatPassesManyThreadsAddUp(Jdk jdk) throws Exception {
		Observed observed = Observed.of(Program.RELAY, jdk);
		Trace trace = observed.trace();
		Notes notes = observed.notes();
		TaskKind kind = new TaskAnalysis(trace, TaskSelection.ALL, Selection.ALL).kinds().getFirst();
		assertThat(kind.name()).isEqualTo("relay");
		assertThat(kind.count()).isEqualTo(1);
		assertThat(kind.complete()).isEqualTo(1);
		TaskTime time = kind.time();
		assertThat(time.total()).isEqualTo(trace.tasks().duration(0))
			.isBetween(Stream.of("slept", "received", "locked", "ran", "left alone").mapToLong(notes::sum).sum(),
					notes.only("relayed").value());
		assertThat(Arrays.stream(ThreadState.values()).mapToLong(time::in).sum() + time.unattended())
			.isEqualTo(time.total());
		assertThat(Arrays.stream(WaitReason.values()).mapToLong(time::blocked).sum())
			.isEqualTo(time.in(ThreadState.BLOCKED));
		assertThat(time.blocked(WaitReason.SLEEP)).isBetween((long) (2 * HOLD * 0.95), notes.sum("slept"));
		assertThat(time.blocked(WaitReason.QUEUE)).isBetween((long) (HOLD * SHARE), notes.sum("received"));
		assertThat(time.blocked(WaitReason.LOCK)).isBetween((long) (HOLD * SHARE), notes.sum("locked"));
		assertThat(time.in(ThreadState.RUNNING)).isGreaterThanOrEqualTo((long) (Steps.BURN_NANOS * SHARE));
		assertThat(time.unattended()).isGreaterThanOrEqualTo((long) (notes.sum("left alone") * 0.95));
		Regions regions = trace.regions();
		Set<Long> workers = IntStream.range(0, regions.count())
			.filter(regions::isScope)
			.mapToObj((row) -> trace.threads().id(regions.thread(row)))
			.collect(Collectors.toSet());
		Set<Long> noted = Stream.of("slept", "received", "locked", "ran")
			.flatMap((what) -> notes.threads(what).stream())
			.collect(Collectors.toSet());
		assertThat(workers).hasSize(5).isEqualTo(noted);
	}

	@ParameterizedTest
	@MethodSource("dev.exectrace.analysis.child.Jdk#all")
	void sampledStacksStandForAllWaits(Jdk jdk) throws Exception {
		Observed observed = Observed.of(Program.MANY, jdk);
		double[] sampled = new double[WaitReason.values().length];
		Breakdown exact = new Breakdown();
		Threads threads = observed.trace().threads();
		for (int thread = 0; thread < threads.count(); thread++) {
			if (threads.isVirtual(thread) && threads.name(thread).startsWith("worker-")) {
				Timeline timeline = observed.trace().timeline(thread);
				while (timeline.next()) {
					exact.add(observed.trace(), timeline, timeline.start(), timeline.end());
					if (timeline.state() == ThreadState.BLOCKED && timeline.stack() >= 0) {
						sampled[timeline.reason().ordinal()] += timeline.duration() * timeline.scale();
					}
				}
			}
		}
		assertThat(exact.waits(WaitReason.PARK) + exact.waits(WaitReason.SLEEP)).isGreaterThanOrEqualTo(10_000);
		for (WaitReason reason : List.of(WaitReason.PARK, WaitReason.SLEEP)) {
			assertThat(sampled[reason.ordinal()] / exact.blocked(reason)).as(reason.label()).isCloseTo(1, within(0.05));
		}
	}

	@ParameterizedTest
	@MethodSource("dev.exectrace.analysis.child.Jdk#all")
	void whoeverIsThereAllTheTimeIsAccountedForAllTheTime(Jdk jdk) throws Exception {
		for (Program program : Program.values()) {
			if (!program.isFor(jdk.feature())) {
				continue;
			}
			Observed observed = Observed.of(program, jdk);
			assertThat(observed.trace().facts().losses()).as(program.name()).isEmpty();
			assertThat(observed.trace().facts().level()).isEqualTo("full");
			for (String name : List.of("bystander-0", "bystander-1", "onlooker-0", "onlooker-1")) {
				int thread = observed.named(name);
				Timeline timeline = observed.trace().timeline(thread);
				assertThat(timeline.next()).isTrue();
				assertThat(timeline.state()).as("%s in %s", name, program).isEqualTo(ThreadState.BLOCKED);
				assertThat(timeline.reason()).isEqualTo(WaitReason.PARK);
				assertThat(timeline.start()).isZero();
				assertThat(timeline.end()).isEqualTo(observed.trace().window());
				assertThat(timeline.isOpen()).isTrue();
				assertThat(timeline.next()).isFalse();
			}
		}
	}

}
