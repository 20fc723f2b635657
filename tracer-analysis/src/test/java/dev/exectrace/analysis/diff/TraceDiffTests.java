package dev.exectrace.analysis.diff;

import java.util.List;
import java.util.regex.Pattern;

import dev.exectrace.analysis.generator.Account;
import dev.exectrace.analysis.generator.Schedule;
import dev.exectrace.analysis.generator.Schedules;
import dev.exectrace.analysis.model.Pause;
import dev.exectrace.analysis.model.StopReason;
import dev.exectrace.analysis.model.ThreadState;
import dev.exectrace.analysis.model.Trace;
import dev.exectrace.analysis.model.TraceBuilder;
import dev.exectrace.analysis.model.WaitReason;
import dev.exectrace.analysis.model.Waits;
import dev.exectrace.analysis.model.WakeCause;
import dev.exectrace.analysis.select.Selection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

class TraceDiffTests {

	private static final long MS = 1_000_000;

	private static final long SECOND = 1_000 * MS;

	@Test
	void slowerLockShowsByThread() {
		TraceDiff diff = diff(requests(40, 2 * MS, 2 * SECOND), requests(80, 5 * MS, SECOND), Per.THREAD);

		Change lock = diff.states().getFirst();
		assertThat(lock.activity()).isEqualTo(new Activity(ThreadState.BLOCKED, WaitReason.LOCK, ""));
		assertThat(lock.before().nanos()).isCloseTo(2 * MS, within(1e-3));
		assertThat(lock.after().nanos()).isCloseTo(5 * MS, within(1e-3));
		assertThat(lock.nanos()).isCloseTo(3 * MS, within(1e-3));
		assertThat(lock.ratio()).isCloseTo(2.5, within(1e-9));
		assertThat(lock.before().count()).isEqualTo(1);
		assertThat(lock.noise()).isCloseTo(0, within(1e-3));
		assertThat(lock.isClear()).isTrue();
		assertThat(change(diff.states(), ThreadState.RUNNING, WaitReason.NONE, "").isClear()).isFalse();
	}

	@Test
	void moreRequestsShowBySecond() {
		TraceDiff diff = diff(requests(40, 2 * MS, 2 * SECOND), requests(80, 2 * MS, SECOND), Per.SECOND);

		Change lock = change(diff.states(), ThreadState.BLOCKED, WaitReason.LOCK, "");
		assertThat(lock.before().nanos()).isCloseTo(40 * MS, within(1e-3));
		assertThat(lock.after().nanos()).isCloseTo(160 * MS, within(1e-3));
		assertThat(lock.before().count()).isEqualTo(20);
		assertThat(lock.after().count()).isEqualTo(80);
		assertThat(lock.isClear()).isTrue();
	}

	@Test
	void groupsAndPlacesSayWhereItIs() {
		TraceDiff diff = diff(requests(40, 2 * MS, SECOND), requests(40, 5 * MS, SECOND), Per.THREAD);

		assertThat(diff.groups().getFirst().activity())
			.isEqualTo(new Activity(ThreadState.BLOCKED, WaitReason.LOCK, "request-*"));
		Change place = diff.stacks().getFirst();
		assertThat(place.activity()).isEqualTo(
				new Activity(ThreadState.BLOCKED, WaitReason.LOCK, "com.acme.Orders$$Lambda.run < com.acme.Web.get"));
		assertThat(place.before().nanos()).isCloseTo(2 * MS, within(1e-3));
		assertThat(place.after().nanos()).isCloseTo(5 * MS, within(1e-3));
	}

	@Test
	void sampledStacksStandForTheOthers() {
		TraceBuilder builder = new TraceBuilder();
		builder.window(0, SECOND);
		builder.level("full");
		int carrier = builder.thread(1, "carrier", false);
		int thread = builder.thread(2, "request-1", true);
		int stack = builder.stack(builder.frame("com.acme.Orders.load", 1));
		for (int i = 0; i < 100; i++) {
			long start = i * 10 * MS + 2 * MS;
			builder.run(thread, carrier, start, 9 * MS, StopReason.PARK, 0, carrier, WakeCause.UNPARK, MS,
					WaitReason.LOCK, -1);
			if (i % 10 == 0) {
				builder.wait(thread, start - MS, MS, WaitReason.LOCK, -1, stack, 10 * MS, null);
			}
		}
		Measurement sampled = Measurement.of(builder.build(), Selection.ALL, Per.SECOND);

		TraceDiff diff = TraceDiff.of(sampled, sampled);

		Change place = change(diff.stacks(), ThreadState.BLOCKED, WaitReason.LOCK, "com.acme.Orders.load");
		assertThat(place.after().nanos()).isCloseTo(100 * MS, within(1e-3));
		assertThat(place.after().count()).isCloseTo(100, within(1e-9));
		assertThat(change(diff.states(), ThreadState.BLOCKED, WaitReason.LOCK, "").after().nanos()).isCloseTo(100 * MS,
				within(1e-3));
	}

	@Test
	void idleWorkersDoNotCount() {
		TraceBuilder after = requestsBuilder(40, 2 * MS, SECOND);
		for (int i = 0; i < 10; i++) {
			int worker = after.thread(7 + i, "pool-1-thread-" + i, false);
			int stack = after.stack(after.frame("java.util.concurrent.LinkedBlockingQueue.take", 1),
					after.frame("java.util.concurrent.ThreadPoolExecutor.getTask", 1));
			after.wait(worker, 0, SECOND, WaitReason.CONDITION, -1, stack, Waits.EXACT, null);
		}

		TraceDiff diff = diff(requests(40, 2 * MS, SECOND), after.build(), Per.THREAD);

		assertThat(diff.states()).noneMatch((change) -> change.activity().reason() == WaitReason.CONDITION);
		assertThat(diff.groups()).noneMatch(Change::isClear);
	}

	@Test
	void whatCameAnewHasNoRatio() {
		TraceBuilder before = requestsBuilder(40, 2 * MS, SECOND);
		TraceBuilder after = requestsBuilder(40, 2 * MS, SECOND);
		after.pause(new Pause(0, MS, "GC Pause", 1));

		TraceDiff diff = diff(before.build(), after.build(), Per.SECOND);

		Change stopped = change(diff.states(), ThreadState.STOPPED, WaitReason.NONE, "");
		assertThat(stopped.before().nanos()).isZero();
		assertThat(stopped.after().nanos()).isCloseTo(MS, within(1e-3));
		assertThat(stopped.ratio()).isInfinite();
	}

	@Test
	void oneOddWaitIsNoise() {
		TraceBuilder after = requestsBuilder(40, 2 * MS, SECOND);
		wait(after, after.thread(7, "odd", false), 500 * MS, 20 * MS);

		TraceDiff diff = diff(requests(40, 2 * MS, SECOND), after.build(), Per.SECOND);

		Change lock = change(diff.states(), ThreadState.BLOCKED, WaitReason.LOCK, "");
		assertThat(lock.nanos()).isCloseTo(20 * MS, within(1e-3));
		assertThat(lock.isClear()).isFalse();
	}

	@Test
	void selectionCutsThreadsAndTime() {
		Trace trace = requests(40, 2 * MS, SECOND);
		Measurement half = Measurement.of(trace, new Selection(Pattern.compile("request"), 0, SECOND / 2), Per.SECOND);

		assertThat(half.length()).isEqualTo(SECOND / 2);
		assertThat(half.threads()).isEqualTo(20);
		assertThat(half.states().get(new Activity(ThreadState.BLOCKED, WaitReason.LOCK, "")).nanos()).isCloseTo(80 * MS,
				within(1e-3));
	}

	@Test
	void nothingSelectedIsAnError() {
		Trace trace = requests(4, 2 * MS, SECOND);
		Measurement none = Measurement.of(trace, new Selection(Pattern.compile("none"), 0, SECOND), Per.SECOND);
		Measurement all = Measurement.of(trace, Selection.ALL, Per.SECOND);

		assertThatIllegalArgumentException().isThrownBy(() -> TraceDiff.of(all, none)).withMessageContaining("second");
		assertThatIllegalArgumentException().isThrownBy(() -> TraceDiff.of(none, all)).withMessageContaining("first");
		assertThatIllegalArgumentException()
			.isThrownBy(() -> TraceDiff.of(all, Measurement.of(trace, Selection.ALL, Per.THREAD)));
	}

	@ParameterizedTest
	@EnumSource(names = { "SECOND", "THREAD" })
	void aTraceDoesNotDifferFromItself(Per per) {
		Trace trace = Schedules.of(3, 50, 4, SECOND).trace();

		TraceDiff diff = diff(trace, trace, per);

		assertThat(diff.states()).isNotEmpty().noneMatch(Change::isClear).allMatch((change) -> change.nanos() == 0);
		assertThat(diff.groups()).isNotEmpty().noneMatch(Change::isClear);
		assertThat(diff.stacks()).isNotEmpty().noneMatch(Change::isClear);
	}

	@ParameterizedTest
	@ValueSource(longs = { 1, 2, 3, 4, 5, 6, 7, 8 })
	void sumsAreThoseOfTheAccount(long seed) {
		Schedule schedule = Schedules.of(seed, 60, 3, 3 * MS);
		Account account = schedule.account();
		Selection workers = new Selection(Pattern.compile("virtual|pool-"), 0, Long.MAX_VALUE);
		Measurement measurement = Measurement.of(schedule.trace(), workers, Per.SECOND);

		double blocked = 0;
		for (WaitReason reason : WaitReason.values()) {
			Rate rate = measurement.states().get(new Activity(ThreadState.BLOCKED, reason, ""));
			double nanos = (rate != null) ? rate.nanos() * 3 * MS / 1e9 : 0;
			if (reason == WaitReason.QUEUE) {
				assertThat(nanos).as("queue, without idle takers").isLessThanOrEqualTo(account.blocked(reason) + 1.0);
			}
			else {
				assertThat(nanos).as(reason.label()).isCloseTo(account.blocked(reason), within(1.0));
			}
			blocked += nanos;
		}
		double groups = measurement.groups()
			.entrySet()
			.stream()
			.filter((entry) -> entry.getKey().state() == ThreadState.BLOCKED)
			.mapToDouble((entry) -> entry.getValue().nanos() * 3 * MS / 1e9)
			.sum();
		assertThat(groups).isCloseTo(blocked, within(1.0));
	}

	@Test
	void schedulesOfOneShapeSeldomDifferClearly() {
		long changes = 0;
		long clear = 0;
		for (long seed = 0; seed < 20; seed++) {
			TraceDiff diff = diff(Schedules.of(seed * 2, 200, 4, SECOND).trace(),
					Schedules.of(seed * 2 + 1, 200, 4, SECOND).trace(), Per.THREAD);
			changes += diff.stacks().size();
			clear += diff.stacks().stream().filter(Change::isClear).count();
		}
		assertThat(changes).isGreaterThan(200);
		assertThat((double) clear / changes).isLessThan(0.03);
	}

	private static TraceDiff diff(Trace before, Trace after, Per per) {
		return TraceDiff.of(Measurement.of(before, Selection.ALL, per), Measurement.of(after, Selection.ALL, per));
	}

	private static Change change(List<Change> changes, ThreadState state, WaitReason reason, String subject) {
		Activity activity = new Activity(state, reason, subject);
		return changes.stream().filter((change) -> change.activity().equals(activity)).findFirst().orElseThrow();
	}

	private static Trace requests(int count, long wait, long window) {
		return requestsBuilder(count, wait, window).build();
	}

	/** Platform threads that live 10 ms each, evenly spread, and wait once. */
	private static TraceBuilder requestsBuilder(int count, long wait, long window) {
		TraceBuilder builder = new TraceBuilder();
		builder.window(0, window);
		builder.level("full");
		for (int i = 0; i < count; i++) {
			int thread = builder.thread(100 + i, "request-" + i, false);
			long start = window / count * i;
			builder.started(thread, start, -1);
			builder.ended(thread, start + 8 * MS + wait);
			wait(builder, thread, start + MS, wait);
		}
		return builder;
	}

	private static void wait(TraceBuilder builder, int thread, long start, long nanos) {
		int stack = builder.stack(builder.frame("java.util.concurrent.locks.ReentrantLock.lock", 1),
				builder.frame("com.acme.Orders$$Lambda/0x" + thread + ".run", thread),
				builder.frame("java.lang.reflect.Method.invoke", 1), builder.frame("com.acme.Web.get", 7));
		builder.wait(thread, start, nanos, WaitReason.LOCK,
				builder.type("java.util.concurrent.locks.ReentrantLock$NonfairSync"), stack, Waits.EXACT, null);
	}

}
