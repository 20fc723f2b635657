package dev.exectrace.runtime;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;

import dev.exectrace.runtime.instrument.AgentUnavailableException;
import dev.exectrace.runtime.instrument.Instrumented;
import dev.exectrace.runtime.scheduling.RunnableTimes;
import dev.exectrace.runtime.scheduling.SchedulerLook;
import dev.exectrace.runtime.threads.BlockedThreads;

/**
 * Looks at the scheduler of virtual threads for a moment. What is recorded anyway, for a
 * capture or the recent past, is used where there is such. For one thread.
 */
public final class SchedulerSampler {

	/** A look takes at most so many windows. */
	private static final int PATIENCE = 10;

	private static final long ANSWER_SECONDS = 2;

	private final Duration window;

	private final BlockedThreads blockedThreads = new BlockedThreads();

	private SchedulerLook look;

	/**
	 * A sampler.
	 * @param window how long a look is, at least; it takes up to ten times of that where
	 * threads wait for a carrier for so long, and what waits even longer is not seen
	 */
	public SchedulerSampler(Duration window) {
		this.window = Objects.requireNonNull(window, "window");
	}

	/**
	 * Attaches the agent if it is not there yet.
	 * @return why that cannot be done, or empty
	 */
	public static Optional<String> attachAgent() {
		try {
			Instrumented.get(true);
			return Optional.empty();
		}
		catch (AgentUnavailableException ex) {
			return Optional.of(ex.getMessage());
		}
	}

	/**
	 * Takes a look, where the agent is in this JVM already.
	 * @param observer told what is seen
	 * @return whether the agent is there
	 */
	public boolean sample(SchedulerObserver observer) {
		Instrumented instrumented = Instrumented.current();
		if (instrumented == null) {
			return false;
		}
		this.blockedThreads.count().forEach(observer::blocked);
		RunnableTimes times = new RunnableTimes(instrumented.ticksPerSecond());
		Optional<CompletableFuture<Void>> recording = TraceEngine.observe(times);
		boolean seen;
		if (recording.isPresent()) {
			seen = await(recording.get()) && watch(times);
		}
		else {
			if (this.look == null) {
				this.look = new SchedulerLook(instrumented);
			}
			seen = this.look.take(this.window, patience(), times);
		}
		if (seen) {
			times.forEach(observer::latency);
		}
		return true;
	}

	private Duration patience() {
		return this.window.multipliedBy(PATIENCE);
	}

	/** Its thread adds to the times until it has said that it does so no more. */
	private boolean watch(RunnableTimes times) {
		times.open();
		LockSupport.parkNanos(this.window.toNanos());
		times.close();
		LockSupport.parkNanos(patience().minus(this.window).toNanos());
		return TraceEngine.observe(null).filter(SchedulerSampler::await).isPresent();
	}

	private static boolean await(CompletableFuture<Void> done) {
		try {
			done.get(ANSWER_SECONDS, TimeUnit.SECONDS);
			return true;
		}
		catch (ExecutionException | TimeoutException ex) {
			return false;
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return false;
		}
	}

}
