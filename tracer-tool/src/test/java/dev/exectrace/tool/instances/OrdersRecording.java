package dev.exectrace.tool.instances;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;

import jdk.jfr.Event;
import jdk.jfr.Name;
import jdk.jfr.Recording;

/**
 * An instance of a service that takes orders under a lock, which it may hold for long.
 */
final class OrdersRecording {

	/** How many orders there are, each a task of its own. */
	static final int ORDERS = 48;

	private static final int AT_ONCE = 4;

	private static final long ROUND = 20_000_000;

	private final ReentrantLock stock = new ReentrantLock();

	private final boolean slow;

	private OrdersRecording(boolean slow) {
		this.slow = slow;
	}

	static Path record(Path file, boolean slow) throws IOException, InterruptedException {
		try (Recording recording = new Recording()) {
			recording.enable("jdk.ThreadPark").withoutThreshold().withStackTrace();
			recording.enable("jdk.ThreadStart");
			recording.enable("jdk.ThreadEnd");
			recording.start();
			OrdersRecording orders = new OrdersRecording(slow);
			for (int i = 0; i < ORDERS / AT_ONCE; i++) {
				orders.round(i * AT_ONCE);
			}
			recording.stop();
			recording.dump(file);
		}
		return file;
	}

	private void round(int first) throws InterruptedException {
		Thread[] threads = new Thread[AT_ONCE];
		if (this.slow) {
			this.stock.lock();
		}
		try {
			for (int i = 0; i < AT_ONCE; i++) {
				long id = first + i + 1;
				threads[i] = Thread.ofPlatform().name("order-" + id).start(() -> order(id));
				if (!this.slow) {
					threads[i].join();
				}
			}
			while (this.slow && this.stock.getQueueLength() < AT_ONCE) {
				Thread.onSpinWait();
			}
			pause();
		}
		finally {
			if (this.slow) {
				this.stock.unlock();
			}
		}
		for (Thread thread : threads) {
			thread.join();
		}
	}

	private static void pause() {
		long end = System.nanoTime() + ROUND;
		for (long left = ROUND; left > 0; left = end - System.nanoTime()) {
			LockSupport.parkNanos(left);
		}
	}

	private void order(long id) {
		TaskEnd task = new TaskEnd();
		task.taskId = id;
		task.name = "http post /orders";
		task.begin();
		takeFromStock();
		task.commit();
	}

	private void takeFromStock() {
		this.stock.lock();
		this.stock.unlock();
	}

	@Name("exectrace.TaskEnd")
	static class TaskEnd extends Event {

		long taskId;

		long parentId;

		String name;

		String outcome;

		String attributes;

		String traceId;

		String spanId;

	}

}
