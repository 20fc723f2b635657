package dev.exectrace.junit;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;

import dev.exectrace.analysis.model.WaitReason;
import dev.exectrace.runtime.ExecutionTrace;
import dev.exectrace.runtime.task.Task;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static dev.exectrace.junit.TraceAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for other tests to run.
 */
final class TracedCases {

	private static final Duration SLEEP = Duration.ofMillis(60);

	private TracedCases() {
	}

	private static void sleeping() {
		try {
			Thread.sleep(SLEEP);
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static Thread worker(Runnable work) throws InterruptedException {
		Thread worker = Thread.ofVirtual().name("worker").start(work);
		worker.join();
		return worker;
	}

	@ExecutionTraced
	static class KeptOnFailure {

		@Test
		void passes() {
			assertThat(ExecutionTrace.running()).isPresent();
		}

		@Test
		void fails() {
			throw new IllegalArgumentException("meant to");
		}

		@Test
		void aborts() {
			Assumptions.abort();
		}

		@ParameterizedTest
		@ValueSource(ints = { 1, 2 })
		void failsForEach(int value) {
			throw new IllegalArgumentException("meant to: " + value);
		}

	}

	static class KeptAlways {

		@Test
		@ExecutionTraced(keep = ExecutionTraced.Keep.ALWAYS)
		void passes() {
			sleeping();
		}

		@Test
		void isNotTraced() {
			assertThat(ExecutionTrace.isEnabled()).isFalse();
		}

	}

	@ExecutionTraced
	static class Holds {

		private TestTrace before;

		@BeforeEach
		void remembers(TestTrace trace) {
			this.before = trace;
		}

		@Test
		void parameterIsTheSame(TestTrace trace) {
			assertThat((Object) trace).isSameAs(this.before);
		}

		@Test
		void worker(TestTrace trace) throws InterruptedException {
			Thread worker = TracedCases.worker(TracedCases::sleeping);
			assertThat(trace).thread("worker")
				.hasCount(1)
				.blockedLessThan(Duration.ofMinutes(1))
				.blockedLessThan(WaitReason.LOCK, Duration.ofNanos(1))
				.wasNeverBlockedOn(WaitReason.NETWORK)
				.hasNoWaitLongerThan(Duration.ofMinutes(1))
				.hasSchedulerLatencyLessThan(Duration.ofMinutes(1))
				.hasNoPinning()
				.and()
				.thread(worker)
				.hasCount(1)
				.and()
				.threads("^work")
				.hasCount(1)
				.and()
				.hasNoPinning()
				.hasSchedulerLatencyLessThan(Duration.ofMinutes(1))
				.hasNoUnfinishedTasks();
		}

		@Test
		void tasks(TestTrace trace) {
			Task.run("import", TracedCases::sleeping);
			Task.run("import", TracedCases::sleeping);
			assertThat(trace).hasNoUnfinishedTasks()
				.task("import")
				.hasCount(2)
				.isFinished()
				.isSuccessful()
				.tookLessThan(Duration.ofMinutes(1))
				.blockedLessThan(Duration.ofMinutes(1))
				.blockedLessThan(WaitReason.LOCK, Duration.ofNanos(1));
		}

		@Test
		void idleWorker(TestTrace trace) throws Exception {
			try (ExecutorService pool = Executors.newFixedThreadPool(1, Thread.ofPlatform().name("pool").factory())) {
				pool.submit(() -> 1).get();
				sleeping();
				pool.submit(() -> 1).get();
				assertThat(trace).thread("pool").blockedLessThan(SLEEP);
			}
		}

	}

	@ExecutionTraced
	static class DoesNotHold {

		@Test
		void blocked(TestTrace trace) throws InterruptedException {
			worker(TracedCases::sleeping);
			assertThat(trace).thread("worker").blockedLessThan(Duration.ofMillis(5));
		}

		@Test
		void blockedOnReason(TestTrace trace) throws InterruptedException {
			ReentrantLock lock = new ReentrantLock();
			lock.lock();
			Thread waiting = Thread.ofPlatform().name("locked").start(() -> {
				lock.lock();
				lock.unlock();
			});
			while (!lock.hasQueuedThread(waiting)) {
				Thread.onSpinWait();
			}
			sleeping();
			lock.unlock();
			waiting.join();
			assertThat(trace).thread("locked").wasNeverBlockedOn(WaitReason.SLEEP);
			assertThat(trace).thread("locked").wasNeverBlockedOn(WaitReason.LOCK);
		}

		@Test
		void stillBlocked(TestTrace trace) throws InterruptedException {
			CountDownLatch latch = new CountDownLatch(1);
			Thread waiting = Thread.ofPlatform().name("waiting").start(() -> {
				try {
					latch.await();
				}
				catch (InterruptedException ex) {
					throw new IllegalStateException(ex);
				}
			});
			while (waiting.getState() != Thread.State.WAITING) {
				Thread.onSpinWait();
			}
			sleeping();
			try {
				assertThat(trace).thread("waiting").hasNoWaitLongerThan(SLEEP.minusMillis(5));
			}
			finally {
				latch.countDown();
				waiting.join();
			}
		}

		@Test
		void pinned(TestTrace trace) throws InterruptedException {
			worker(PinnedInitializer::run);
			assertThat(trace).hasNoPinningLongerThan(Duration.ofMinutes(1));
			assertThat(trace).hasNoPinning();
		}

		@Test
		void schedulerLatency(TestTrace trace) throws InterruptedException {
			worker(() -> LockSupport.parkNanos(1000));
			assertThat(trace).thread("worker").hasSchedulerLatencyLessThan(Duration.ofNanos(1));
		}

		@Test
		void unfinishedTask(TestTrace trace) {
			Task.begin("forgotten");
			assertThat(trace).hasNoUnfinishedTasks();
		}

		@Test
		void failedTask(TestTrace trace) {
			try (Task task = Task.begin("import")) {
				task.fail(new IllegalStateException("meant to"));
			}
			assertThat(trace).task("import").isFinished();
			assertThat(trace).task("import").isSuccessful();
		}

		@Test
		void slowTask(TestTrace trace) {
			Task.run("import", TracedCases::sleeping);
			assertThat(trace).task("import").blockedLessThan(WaitReason.SLEEP, SLEEP.minusMillis(5));
		}

		@Test
		void noSuchThread(TestTrace trace) throws InterruptedException {
			worker(TracedCases::sleeping);
			assertThat(trace).thread("wroker");
		}

		@Test
		void noSuchTask(TestTrace trace) {
			Task.run("import", TracedCases::sleeping);
			assertThat(trace).task("imprt");
		}

	}

	/** Counts how many are traced at a time. */
	static class Parallel {

		static final AtomicInteger running = new AtomicInteger();

		static final AtomicInteger untraced = new AtomicInteger();

		static void run(TestTrace trace) throws InterruptedException {
			assertThat(running.incrementAndGet()).isOne();
			worker(TracedCases::sleeping);
			running.decrementAndGet();
			assertThat(trace).thread("worker").hasCount(1);
		}

	}

	@ExecutionTraced
	static class ParallelOne {

		@Test
		void one(TestTrace trace) throws InterruptedException {
			Parallel.run(trace);
		}

		@Test
		void two(TestTrace trace) throws InterruptedException {
			Parallel.run(trace);
		}

	}

	static class ParallelTwo {

		@Test
		@ExecutionTraced
		void three(TestTrace trace) throws InterruptedException {
			Parallel.run(trace);
		}

		@Test
		@ExecutionTraced
		void four(TestTrace trace) throws InterruptedException {
			Parallel.run(trace);
		}

		@Test
		void untraced() throws InterruptedException {
			TimeUnit.MILLISECONDS.sleep(1);
			Parallel.untraced.incrementAndGet();
		}

	}

}
