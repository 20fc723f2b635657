package dev.exectrace.junit;

import java.time.Duration;
import java.util.function.Predicate;

import dev.exectrace.analysis.idle.IdleWaits;
import dev.exectrace.analysis.model.Threads;
import dev.exectrace.analysis.model.WaitReason;
import dev.exectrace.junit.ThreadWaits.Wait;

/**
 * Assertions on what threads did in the time of a test; each of them has to meet them.
 * Waits of idle workers for work to come do not count. Immutable.
 */
public final class ThreadsAssert {

	private final TraceAssert origin;

	private final TestEvidence evidence;

	private final int[] threads;

	private final IdleWaits idle;

	ThreadsAssert(TraceAssert origin, TestEvidence evidence, int[] threads) {
		this.origin = origin;
		this.evidence = evidence;
		this.threads = threads;
		this.idle = new IdleWaits(evidence.trace());
	}

	/**
	 * Assertions on something else in the trace.
	 * @return the assertions on the trace
	 */
	public TraceAssert and() {
		return this.origin;
	}

	/**
	 * There were so many of these threads.
	 * @param count the number
	 * @return these assertions
	 */
	public ThreadsAssert hasCount(int count) {
		if (this.threads.length != count) {
			throw Failure.of(this.evidence, "Expected " + count + " threads, but there were " + this.threads.length);
		}
		return this;
	}

	/**
	 * Each thread was blocked for less than that, all its waits taken together.
	 * @param bound the time
	 * @return these assertions
	 */
	public ThreadsAssert blockedLessThan(Duration bound) {
		return blockedLessThan("", (wait) -> true, bound);
	}

	/**
	 * Each thread was blocked for less than that for one reason.
	 * @param reason the reason
	 * @param bound the time
	 * @return these assertions
	 */
	public ThreadsAssert blockedLessThan(WaitReason reason, Duration bound) {
		return blockedLessThan(" on " + reason.label(), (wait) -> wait.open() || wait.reason() == reason, bound);
	}

	private ThreadsAssert blockedLessThan(String what, Predicate<Wait> which, Duration bound) {
		return each("blocked threads", (waits, name) -> {
			long blocked = waits.blocked(which);
			if (blocked >= bound.toNanos()) {
				throw Failure.of(this.evidence,
						name + " was blocked" + what + " for " + Nanos.text(blocked) + ", not less than "
								+ Nanos.text(bound.toNanos()) + ": " + waits.byReason() + "\n  longest wait: "
								+ waits.describe(waits.longestBlocked(which)));
			}
		});
	}

	/**
	 * No thread had a wait that was longer.
	 * @param bound the longest wait that is allowed
	 * @return these assertions
	 */
	public ThreadsAssert hasNoWaitLongerThan(Duration bound) {
		return hasNoWaitLongerThan("waited", "blocked threads", (wait) -> true, bound);
	}

	/**
	 * No thread was blocked for that reason.
	 * @param reason the reason
	 * @return these assertions
	 */
	public ThreadsAssert wasNeverBlockedOn(WaitReason reason) {
		return hasNoWaitLongerThan("was blocked on " + reason.label(), "blocked threads",
				(wait) -> wait.open() || wait.reason() == reason, Duration.ZERO);
	}

	/**
	 * No thread has waited and held its carrier. Before JDK 24 a virtual thread that
	 * waits for or in a monitor does, too; there the trace tells of the monitor.
	 * @return these assertions
	 */
	public ThreadsAssert hasNoPinning() {
		return hasNoPinningLongerThan(Duration.ZERO);
	}

	/**
	 * No thread has waited for longer and held its carrier.
	 * @param bound the longest wait that is allowed
	 * @return these assertions
	 */
	public ThreadsAssert hasNoPinningLongerThan(Duration bound) {
		return hasNoWaitLongerThan("was pinned", "pinned threads", (wait) -> wait.reason() == WaitReason.PINNED, bound);
	}

	private ThreadsAssert hasNoWaitLongerThan(String what, String about, Predicate<Wait> which, Duration bound) {
		return each(about, (waits, name) -> {
			Wait longest = waits.longestBlocked(which);
			if (longest != null && longest.length() > bound.toNanos()) {
				throw Failure.of(this.evidence,
						name + " " + what + " for " + Nanos.text(longest.length())
								+ (bound.isZero() ? "" : ", longer than " + Nanos.text(bound.toNanos())) + "\n  wait: "
								+ waits.describe(longest));
			}
		});
	}

	/**
	 * No thread that could run, as it was woken or started, had to wait so long to do so.
	 * @param bound the time
	 * @return these assertions
	 */
	public ThreadsAssert hasSchedulerLatencyLessThan(Duration bound) {
		Failure.requireAgent(this.evidence, "scheduler latency");
		return each("scheduler latency", (waits, name) -> {
			Wait longest = waits.longestRunnable();
			if (longest != null && longest.length() >= bound.toNanos()) {
				throw Failure.of(this.evidence,
						name + " was ready to run for " + Nanos.text(longest.length())
								+ " before it ran, not less than " + Nanos.text(bound.toNanos()) + "\n  after: "
								+ waits.describe(longest));
			}
		});
	}

	private ThreadsAssert each(String about, Check check) {
		Threads all = this.evidence.trace().threads();
		for (int thread : this.threads) {
			if (all.isVirtual(thread)) {
				Failure.requireAgent(this.evidence, about);
			}
			check.check(new ThreadWaits(this.evidence, this.idle, thread),
					"Thread \"" + all.name(thread) + "\" (id " + all.id(thread) + ")");
		}
		return this;
	}

	@FunctionalInterface
	private interface Check {

		void check(ThreadWaits waits, String name);

	}

}
