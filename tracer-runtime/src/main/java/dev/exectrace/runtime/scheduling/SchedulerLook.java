package dev.exectrace.runtime.scheduling;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

import dev.exectrace.agent.PlatformReader;
import dev.exectrace.agent.Recorder;
import dev.exectrace.runtime.instrument.Instrumented;
import dev.exectrace.runtime.instrument.RecorderSizes;

/**
 * Turns the hooks on for a moment, where they are off. For one thread.
 */
public final class SchedulerLook {

	private static final long DRAIN_NANOS = Duration.ofMillis(5).toNanos();

	private static final int SPARE_LOGS = 4;

	private final Instrumented instrumented;

	private final Recorder recorder;

	/**
	 * A look that is to be taken again and again.
	 * @param instrumented the hooks
	 */
	public SchedulerLook(Instrumented instrumented) {
		this.instrumented = instrumented;
		this.recorder = instrumented.newRecorder(RecorderSizes.forLooks());
	}

	/**
	 * Takes a look. It goes on after the window until all threads have run that were made
	 * runnable in it: those that wait for long are the ones to know of.
	 * @param window how long the window is
	 * @param patience how long the look may take
	 * @param times receives what is seen
	 * @return whether the hooks were off and nobody else turned them on meanwhile
	 */
	public boolean take(Duration window, Duration patience, RunnableTimes times) {
		this.recorder.prepare(SPARE_LOGS);
		this.recorder.reset();
		if (!this.instrumented.startIfOff(this.recorder)) {
			return false;
		}
		long begun = System.nanoTime();
		times.open();
		drainUntil(begun + window.toNanos(), times);
		long end = times.close();
		while (!isInterrupted() && this.recorder.runnable(end) > 0 && System.nanoTime() - begun < patience.toNanos()) {
			drainUntil(System.nanoTime() + DRAIN_NANOS, times);
		}
		if (!this.instrumented.stop(this.recorder)) {
			return false;
		}
		drain(times);
		return true;
	}

	private void drainUntil(long deadline, RunnableTimes times) {
		long left;
		while ((left = deadline - System.nanoTime()) > 0 && !isInterrupted()) {
			LockSupport.parkNanos(this, Math.min(left, DRAIN_NANOS));
			drain(times);
		}
	}

	/** Then no park would wait. */
	private static boolean isInterrupted() {
		return Thread.currentThread().isInterrupted();
	}

	private void drain(RunnableTimes times) {
		this.recorder.drain(times.reader(), PlatformReader.NONE);
	}

}
