package dev.exectrace.analysis.oracle;

import java.util.concurrent.Semaphore;
import java.util.concurrent.Callable;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

import dev.exectrace.runtime.task.Log;
import dev.exectrace.runtime.task.Region;
import dev.exectrace.runtime.task.Task;

/**
 * The steps of the programs, whose names stand in findings and on stacks.
 */
final class Steps {

	/** How long a lock, a permit or a consumer is held. */
	static final long HOLD_MILLIS = 10;

	static final long BURN_NANOS = 20_000_000;

	private Steps() {
	}

	static void takeLock(Lock lock, Notes notes) throws InterruptedException {
		long asked = System.nanoTime();
		lock.lock();
		try {
			notes.add("waited", System.nanoTime() - asked);
			hold();
		}
		finally {
			lock.unlock();
		}
	}

	static void enterMonitor(Object monitor, Notes notes) throws InterruptedException {
		long asked = System.nanoTime();
		synchronized (monitor) {
			notes.add("waited", System.nanoTime() - asked);
			hold();
		}
	}

	static void usePermit(Semaphore permits, Notes notes) throws InterruptedException {
		long asked = System.nanoTime();
		permits.acquire();
		try {
			notes.add("waited", System.nanoTime() - asked);
			hold();
		}
		finally {
			permits.release();
		}
	}

	static void handOver(SynchronousQueue<Integer> queue, int item, Notes notes) throws InterruptedException {
		long asked = System.nanoTime();
		queue.put(item);
		notes.add("waited", System.nanoTime() - asked);
	}

	static void hold() throws InterruptedException {
		Thread.sleep(HOLD_MILLIS);
	}

	/** Parks for a time. A sleep of a virtual thread leaves a permit behind. */
	static void park(long nanos) {
		long begun = System.nanoTime();
		long left = nanos;
		while (left > 0) {
			LockSupport.parkNanos(left);
			left = nanos - (System.nanoTime() - begun);
		}
	}

	/** Something for the current task: a child, regions in each other and messages. */
	static void serve(int number) {
		Log.write("progress", "begun " + number);
		try (Region around = Region.begin("around"); Region inner = Region.begin("inner")) {
			park(1_000_000);
			Task.current().attribute("number", Integer.toString(number));
			Task.run("step", () -> park(1_000_000));
		}
		Log.write("progress", "done " + number);
	}

	/** A step that notes how long it took. */
	static Callable<Void> noting(Notes notes, String what, Step step) {
		return () -> {
			long begun = System.nanoTime();
			step.take();
			notes.add(what, System.nanoTime() - begun);
			return null;
		};
	}

	static void await(BooleanSupplier condition) {
		while (!condition.getAsBoolean()) {
			Thread.onSpinWait();
		}
	}

	static Runnable unchecked(Callable<Void> work) {
		return () -> {
			try {
				work.call();
			}
			catch (Exception ex) {
				throw new IllegalStateException(ex);
			}
		};
	}

	static void burn() {
		long begun = System.nanoTime();
		while (System.nanoTime() - begun < BURN_NANOS) {
			Thread.onSpinWait();
		}
	}

	@FunctionalInterface
	interface Step {

		void take() throws Exception;

	}

}
