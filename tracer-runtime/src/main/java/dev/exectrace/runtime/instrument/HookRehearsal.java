package dev.exectrace.runtime.instrument;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

import dev.exectrace.agent.PlatformReader;
import dev.exectrace.agent.Recorder;
import dev.exectrace.agent.event.SocketWaitEvent;
import dev.exectrace.agent.event.ThreadBlockEvent;
import dev.exectrace.agent.event.VirtualThreadBlockEvent;

/**
 * Runs the hooks before a capture does. All classes they need are loaded then, it is
 * known that they work, and the JVM has seen both sides of their branches: it would
 * compile them for the side without a capture alone, and throw all of that code away, and
 * with it all code that it was inlined into, when the first capture begins under load.
 */
final class HookRehearsal {

	private static final int HAND_OFFS = 20_000;

	private static final int STARTS = 4_000;

	/** With all carriers busy those that were started wait in the service's scheduler. */
	private static final int UNFINISHED = 64;

	private static final int PARKS = 2_000;

	private static final RecorderSizes SIZES = new RecorderSizes(256, 1 << 10, 1 << 12, 100);

	/** With all carriers busy the rehearsal takes long: then it is cut short. */
	private static final long PATIENCE = TimeUnit.MILLISECONDS.toNanos(1500);

	private final long deadline = System.nanoTime() + PATIENCE;

	private final List<Thread> threads = new ArrayList<>();

	private final AtomicInteger unfinished = new AtomicInteger();

	private HookRehearsal() {
	}

	static void run(Instrumented instrumented) {
		VirtualThreadBlockEvent.enabled();
		ThreadBlockEvent.enabled();
		SocketWaitEvent.enabled();
		Recorder recorder = instrumented.newRecorder(SIZES);
		HookRehearsal rehearsal = new HookRehearsal();
		instrumented.start(recorder);
		boolean finished;
		try {
			finished = rehearsal.perform();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			finished = false;
		}
		finally {
			instrumented.stop(recorder);
		}
		AtomicLong slices = new AtomicLong();
		recorder.drain((carrier, words, base, name, stack) -> slices.incrementAndGet(), PlatformReader.NONE);
		if (slices.get() == 0 && finished) {
			throw new IllegalStateException("no hook was reached, " + recorder.failures() + " failed");
		}
	}

	private boolean perform() throws InterruptedException {
		handOff();
		this.threads.add(Thread.startVirtualThread(this::park));
		Object monitor = new Object();
		for (int i = 0; i < 2; i++) {
			this.threads.add(Thread.startVirtualThread(() -> contend(monitor)));
		}
		for (int i = 0; i < STARTS && hasTime(); i++) {
			this.unfinished.incrementAndGet();
			Thread thread = Thread.startVirtualThread(this::yieldOnce);
			LockSupport.unpark(thread);
			LockSupport.parkNanos(this, 1);
			LockSupport.unpark(Thread.currentThread());
			while (this.unfinished.get() >= UNFINISHED && hasTime()) {
				LockSupport.parkNanos(this, 1);
			}
		}
		boolean finished = true;
		for (Thread thread : this.threads) {
			long left = this.deadline - System.nanoTime();
			finished &= thread.join(Duration.ofNanos(Math.max(1, left)));
			if (!finished) {
				thread.interrupt();
			}
		}
		return finished;
	}

	private void yieldOnce() {
		Thread.yield();
		this.unfinished.decrementAndGet();
	}

	private void handOff() {
		SynchronousQueue<Integer> there = new SynchronousQueue<>();
		SynchronousQueue<Integer> back = new SynchronousQueue<>();
		this.threads.add(Thread.startVirtualThread(() -> pass(there, back)));
		this.threads.add(Thread.startVirtualThread(() -> pass(back, there)));
		this.threads.add(Thread.startVirtualThread(() -> offer(there)));
	}

	private void pass(SynchronousQueue<Integer> from, SynchronousQueue<Integer> to) {
		try {
			int round = 0;
			while (round < HAND_OFFS && hasTime()) {
				Integer next = from.poll(PATIENCE, TimeUnit.NANOSECONDS);
				if (next == null || !to.offer(next + 1, PATIENCE, TimeUnit.NANOSECONDS)) {
					return;
				}
				round = next;
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private void offer(SynchronousQueue<Integer> queue) {
		try {
			queue.offer(0, PATIENCE, TimeUnit.NANOSECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private void park() {
		for (int i = 0; i < PARKS && hasTime(); i++) {
			LockSupport.parkNanos(1);
			Thread.yield();
		}
	}

	private void contend(Object monitor) {
		for (int i = 0; i < PARKS && hasTime(); i++) {
			synchronized (monitor) {
				Thread.yield();
			}
		}
	}

	private boolean hasTime() {
		return System.nanoTime() - this.deadline < 0;
	}

}
