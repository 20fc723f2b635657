package dev.exectrace.tool.locks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

import jdk.jfr.Recording;

/**
 * Threads that wait for a monitor until its holder has seen all of them wait.
 */
public final class ContendedRecording {

	/** How many threads wait. */
	public static final int WAITERS = 4;

	private final Object monitor = new Object();

	private int entered;

	private ContendedRecording() {
	}

	/**
	 * Records them.
	 * @param file where to
	 * @return the file
	 * @throws IOException if it cannot be written
	 * @throws InterruptedException if this thread is interrupted
	 */
	public static Path record(Path file) throws IOException, InterruptedException {
		try (Recording recording = new Recording()) {
			for (String name : new String[] { "jdk.JavaMonitorEnter", "jdk.ThreadPark" }) {
				recording.enable(name).withoutThreshold().withStackTrace();
			}
			recording.enable("jdk.ThreadStart");
			recording.enable("jdk.ThreadEnd");
			recording.start();
			new ContendedRecording().contend();
			recording.stop();
			recording.dump(file);
		}
		return file;
	}

	private void contend() throws InterruptedException {
		Thread[] waiters = new Thread[WAITERS];
		CountDownLatch held = new CountDownLatch(1);
		Thread holder = Thread.ofPlatform().name("holder").unstarted(() -> hold(held, waiters));
		for (int i = 0; i < WAITERS; i++) {
			waiters[i] = Thread.ofPlatform().name("waiter-" + i).unstarted(this::enter);
		}
		holder.start();
		held.await();
		for (Thread waiter : waiters) {
			waiter.start();
		}
		for (Thread waiter : waiters) {
			waiter.join();
		}
		holder.join();
	}

	private void hold(CountDownLatch held, Thread[] waiters) {
		synchronized (this.monitor) {
			held.countDown();
			for (Thread waiter : waiters) {
				while (waiter.getState() != Thread.State.BLOCKED) {
					Thread.onSpinWait();
				}
			}
		}
	}

	private void enter() {
		synchronized (this.monitor) {
			this.entered++;
		}
	}

}
