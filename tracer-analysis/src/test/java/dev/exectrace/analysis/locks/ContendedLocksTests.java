package dev.exectrace.analysis.locks;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

import dev.exectrace.analysis.column.Spans;
import dev.exectrace.analysis.generator.Interval;
import dev.exectrace.analysis.generator.Schedule;
import dev.exectrace.analysis.generator.Schedules;
import dev.exectrace.analysis.model.LiveThread;
import dev.exectrace.analysis.model.StopReason;
import dev.exectrace.analysis.model.ThreadState;
import dev.exectrace.analysis.model.Trace;
import dev.exectrace.analysis.model.TraceBuilder;
import dev.exectrace.analysis.model.WaitDetail;
import dev.exectrace.analysis.model.WaitReason;
import dev.exectrace.analysis.model.Waits;
import dev.exectrace.analysis.model.WakeCause;
import dev.exectrace.analysis.select.Selection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

class ContendedLocksTests {

	private static final long MS = 1_000_000;

	private static final String SYNC = "java.util.concurrent.locks.ReentrantLock$NonfairSync";

	private final TraceBuilder builder = new TraceBuilder();

	static LongStream seeds() {
		return LongStream.range(0, 100);
	}

	/** Thread i waits for the i before it, each of which sleeps 5 ms with the lock. */
	@Test
	void lockHeldByOneAfterTheOther() {
		int threads = 6;
		contend(threads, 5 * MS, WaitReason.LOCK, this.builder.type(SYNC), false);
		this.builder.window(0, 100 * MS);

		List<ContendedLock> locks = find();

		assertThat(locks).hasSize(1);
		ContendedLock lock = locks.getFirst();
		assertThat(lock.type()).isEqualTo(SYNC);
		assertThat(lock.site()).isEqualTo("com.acme.Stock.reserve");
		assertThat(lock.waits()).isEqualTo(threads - 1);
		assertThat(lock.total()).isEqualTo((1 + 2 + 3 + 4 + 5) * 5 * MS);
		assertThat(lock.longest()).isEqualTo(25 * MS);
		assertThat(lock.waiters()).isEqualTo(threads - 1);
		assertThat(lock.unfinished()).isZero();
		assertThat(lock.stacks()).singleElement()
			.satisfies((share) -> assertThat(share.total()).isEqualTo(lock.total()));
		assertThat(lock.releasers()).singleElement().satisfies((releaser) -> {
			assertThat(releaser.waits()).isEqualTo(threads - 1);
			assertThat(releaser.waited()).isEqualTo(lock.total());
		});
		LongWait longest = lock.longestWaits().getFirst();
		assertThat(longest.duration()).isEqualTo(25 * MS);
		assertThat(longest.inferred()).isFalse();
		assertThat(longest.meanwhile()).extracting(Activity::time).containsExactly(20 * MS, 5 * MS);
		assertThat(longest.meanwhile().get(0).reason()).isEqualTo(WaitReason.LOCK);
		assertThat(longest.meanwhile().get(1).reason()).isEqualTo(WaitReason.SLEEP);
	}

	@Test
	void monitorsHolderIsInferredFromWhoGotItBefore() {
		contend(4, 5 * MS, WaitReason.MONITOR, -1, true);
		this.builder.window(0, 100 * MS);

		ContendedLock lock = find().getFirst();

		assertThat(lock.reason()).isEqualTo(WaitReason.MONITOR);
		assertThat(lock.total()).isEqualTo((1 + 2 + 3) * 5 * MS);
		LongWait longest = lock.longestWaits().getFirst();
		assertThat(longest.inferred()).isTrue();
		assertThat(longest.releaser()).isEqualTo(longest.thread() - 1);
		assertThat(longest.meanwhile()).anySatisfy((activity) -> {
			assertThat(activity.reason()).isEqualTo(WaitReason.SLEEP);
			assertThat(activity.time()).isEqualTo(5 * MS);
		});
		assertThat(lock.releasers()).singleElement().satisfies((releaser) -> assertThat(releaser.waits()).isEqualTo(2));
	}

	@Test
	void poolGoesByItsClass() {
		int thread = this.builder.thread(1, "http-1", false);
		int stack = stack("java.util.concurrent.SynchronousQueue.poll", "com.zaxxer.hikari.util.ConcurrentBag.borrow",
				"com.zaxxer.hikari.pool.HikariPool.getConnection", "com.acme.Orders.load");
		int other = stack("java.util.concurrent.SynchronousQueue.take", "com.acme.Orders.consume");
		int type = this.builder.type("java.util.concurrent.LinkedTransferQueue");
		this.builder.wait(thread, 0, 7 * MS, WaitReason.QUEUE, type, stack, Waits.EXACT, null);
		this.builder.wait(thread, 10 * MS, 9 * MS, WaitReason.QUEUE, type, other, Waits.EXACT, null);
		this.builder.window(0, 100 * MS);
		Trace trace = this.builder.build();

		List<ContendedLock> locks = ContendedLocks.of(trace, Selection.ALL, false);
		assertThat(locks).singleElement().satisfies((lock) -> {
			assertThat(lock.site()).isEqualTo("com.zaxxer.hikari.pool.HikariPool");
			assertThat(lock.pool()).isTrue();
			assertThat(lock.waits()).isOne();
			assertThat(lock.total()).isEqualTo(7 * MS);
		});
		assertThat(ContendedLocks.of(trace, Selection.ALL, true)).extracting(ContendedLock::total)
			.containsExactly(9 * MS, 7 * MS);
	}

	@Test
	void idleWorkersAreNoLock() {
		int thread = this.builder.thread(1, "pool-1-thread-1", false);
		int stack = stack("java.util.concurrent.locks.LockSupport.park",
				"java.util.concurrent.LinkedBlockingQueue.take", "java.util.concurrent.ThreadPoolExecutor.getTask",
				"java.lang.Thread.run");
		this.builder.wait(thread, 0, 7 * MS, WaitReason.LOCK, this.builder.type(SYNC), stack, Waits.EXACT, null);
		this.builder.window(0, 100 * MS);

		assertThat(find()).isEmpty();
	}

	@Test
	void platformMonitorTellsHolderAndInstances() {
		int holder = this.builder.thread(1, "holder", false);
		int stack = stack("com.acme.Stock.reserve", "com.acme.Web.get");
		int type = this.builder.type("com.acme.Stock");
		for (int i = 0; i < 4; i++) {
			int waiter = this.builder.thread(10 + i, "waiter-" + i, false);
			this.builder.wait(waiter, i * MS, 10 * MS, WaitReason.MONITOR, type, stack, Waits.EXACT,
					new WaitDetail(null, 0x1000 + i % 2, holder));
		}
		this.builder.window(0, 100 * MS);
		Trace trace = this.builder.build();

		ContendedLock lock = ContendedLocks.of(trace, Selection.ALL, false).getFirst();

		assertThat(lock.type()).isEqualTo("com.acme.Stock");
		assertThat(lock.site()).isEqualTo("com.acme.Stock.reserve");
		assertThat(lock.instances()).isEqualTo(2);
		assertThat(trace.threads().groups().name(lock.releasers().getFirst().group())).isEqualTo("holder");
		assertThat(lock.longestWaits().getFirst().releaser()).isEqualTo(holder);
	}

	@Test
	void deadlockIsUnfinished() {
		this.builder.level("full");
		int stack = stack("java.util.concurrent.locks.ReentrantLock.lock", "com.acme.Stock.reserve");
		for (int i = 0; i < 2; i++) {
			int thread = this.builder.thread(1 + i, "t" + i, false);
			this.builder.started(thread, 10 * MS, -1);
			LiveThread live = new LiveThread(100 * MS, Thread.State.WAITING, this.builder.type(SYNC), stack);
			this.builder.wait(thread, 15 * MS, 5 * MS, WaitReason.SLEEP, -1, stack("java.lang.Thread.sleep"),
					Waits.EXACT, null);
			this.builder.live(thread, true, live);
		}
		this.builder.window(0, 100 * MS);

		assertThat(find()).singleElement().satisfies((lock) -> {
			assertThat(lock.unfinished()).isEqualTo(2);
			assertThat(lock.total()).isEqualTo(160 * MS);
			assertThat(lock.longestWaits().getFirst().releaser()).isNegative();
		});
	}

	@Test
	void selectionLimitsThreadsAndTime() {
		contend(6, 5 * MS, WaitReason.LOCK, this.builder.type(SYNC), false);
		this.builder.window(0, 100 * MS);
		Trace trace = this.builder.build();
		Selection selection = new Selection(Pattern.compile("^worker-5$"), 10 * MS, 20 * MS);

		assertThat(ContendedLocks.of(trace, selection, false)).singleElement()
			.satisfies((lock) -> assertThat(lock.total()).isEqualTo(10 * MS));
	}

	@Test
	void timesLimitEachThread() {
		contend(6, 5 * MS, WaitReason.LOCK, this.builder.type(SYNC), false);
		this.builder.window(0, 100 * MS);
		Trace trace = this.builder.build();
		int last = IntStream.range(0, trace.threads().count())
			.filter((thread) -> trace.threads().name(thread).equals("worker-5"))
			.findFirst()
			.orElseThrow();

		assertThat(ContendedLocks.of(trace, Selection.ALL,
				(thread) -> (thread == last)
						? Spans.of(new long[] { 10 * MS, 18 * MS }, new long[] { 12 * MS, 19 * MS }) : Spans.NONE,
				false))
			.singleElement()
			.satisfies((lock) -> {
				assertThat(lock.total()).isEqualTo(3 * MS);
				assertThat(lock.longest()).isEqualTo(2 * MS);
				assertThat(lock.waiters()).isOne();
			});
	}

	@ParameterizedTest
	@MethodSource("seeds")
	void sumsAreExactWhateverIsSampled(long seed) {
		Schedule schedule = Schedules.random(seed);
		Map<WaitReason, long[]> sums = new HashMap<>();
		for (ContendedLock lock : ContendedLocks.of(schedule.trace(), Selection.ALL, true)) {
			long[] sum = sums.computeIfAbsent(lock.reason(), (key) -> new long[3]);
			sum[0] += lock.waits();
			sum[1] += lock.total();
			sum[2] = Math.max(sum[2], lock.longest());
			assertThat(lock.stacks().stream().mapToLong(StackShare::stack)).allMatch((stack) -> stack >= 0);
			for (LongWait wait : lock.longestWaits()) {
				long meanwhile = wait.meanwhile().stream().mapToLong(Activity::time).sum();
				assertThat(meanwhile).isLessThanOrEqualTo(wait.duration());
			}
		}
		for (WaitReason reason : new WaitReason[] { WaitReason.LOCK, WaitReason.MONITOR, WaitReason.CONDITION,
				WaitReason.QUEUE, WaitReason.PARK, WaitReason.OBJECT_WAIT }) {
			long[] sum = sums.getOrDefault(reason, new long[3]);
			assertThat(sum[0]).as("waits: " + reason).isEqualTo(schedule.account().waits(reason));
			assertThat(sum[1]).as("total: " + reason).isEqualTo(schedule.account().blocked(reason));
		}
		long longest = schedule.account()
			.threads()
			.stream()
			.flatMap((thread) -> schedule.account().of(thread).stream())
			.filter((interval) -> interval.state() == ThreadState.BLOCKED && interval.reason() == WaitReason.LOCK)
			.mapToLong(Interval::duration)
			.max()
			.orElse(0);
		assertThat(sums.getOrDefault(WaitReason.LOCK, new long[3])[2]).isEqualTo(longest);
	}

	private void contend(int threads, long held, WaitReason reason, int type, boolean byUnblocker) {
		int waiting = stack("java.util.concurrent.locks.ReentrantLock.lock", "com.acme.Stock.reserve",
				"com.acme.Web.get");
		int sleeping = stack("java.lang.Thread.sleep", "com.acme.Stock.reserve", "com.acme.Web.get");
		int carrier = this.builder.thread(1, "carrier", false);
		int unblocker = this.builder.thread(2, "VirtualThread-unblocker", false);
		int[] numbers = new int[threads];
		for (int i = 0; i < threads; i++) {
			numbers[i] = this.builder.thread(100 + i, "worker-" + i, true);
			this.builder.run(numbers[i], carrier, 0, 0,
					(reason == WaitReason.LOCK) ? StopReason.PARK : StopReason.MONITOR_ENTER, 0, -1, WakeCause.START, 0,
					WaitReason.NONE, -1);
			long taken = i * held;
			if (i > 0) {
				int waker = byUnblocker ? unblocker : numbers[i - 1];
				this.builder.run(numbers[i], carrier, taken, 0, StopReason.TIMED_PARK, 0, waker,
						byUnblocker ? WakeCause.MONITOR_EXIT : WakeCause.UNPARK, taken, reason, type);
				this.builder.wait(numbers[i], 0, taken, reason, type, waiting, taken, null);
			}
			this.builder.run(numbers[i], carrier, taken + held, 0, StopReason.END, 0, -1, WakeCause.TIMEOUT, held,
					WaitReason.SLEEP, -1);
			this.builder.wait(numbers[i], taken, held, WaitReason.SLEEP, -1, sleeping, held, null);
		}
	}

	private int stack(String... methods) {
		return this.builder.stack(Arrays.stream(methods).mapToInt((method) -> this.builder.frame(method, 1)).toArray());
	}

	private List<ContendedLock> find() {
		return ContendedLocks.of(this.builder.build(), Selection.ALL, false);
	}

}
