package dev.exectrace.analysis.oracle;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedTransferQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;

import dev.exectrace.runtime.task.Task;

/**
 * A program whose behaviour is known. It is traced while it plays.
 */
enum Program {

	/** Threads take one lock, one after the other. */
	LOCK {

		@Override
		void play(Notes notes) throws Exception {
			ReentrantLock lock = new ReentrantLock();
			lock.lock();
			Team team = Team.virtual(THREADS, (index) -> Steps.takeLock(lock, notes));
			team.start().await(Thread.State.WAITING);
			Steps.hold();
			lock.unlock();
			team.join();
		}

	},

	/** The same with a monitor. Until JDK 23 that would hold the carriers. */
	MONITOR {

		@Override
		boolean isFor(int feature) {
			return feature >= 24;
		}

		@Override
		void play(Notes notes) throws Exception {
			monitor(Team::virtual, notes);
		}

	},

	/** The same with a monitor and platform threads. */
	PLATFORM_MONITOR {

		@Override
		void play(Notes notes) throws Exception {
			monitor(Team::platform, notes);
		}

	},

	/** Threads share a few permits. */
	PERMITS {

		@Override
		void play(Notes notes) throws Exception {
			Semaphore permits = new Semaphore(0, true);
			Team team = Team.virtual(THREADS, (index) -> Steps.usePermit(permits, notes));
			team.start().await(Thread.State.WAITING);
			Steps.hold();
			permits.release(PERMIT_COUNT);
			team.join();
		}

	},

	/** Producers wait for a slow consumer. */
	QUEUE {

		@Override
		void play(Notes notes) throws Exception {
			SynchronousQueue<Integer> queue = new SynchronousQueue<>();
			Team producers = Team.virtual(THREADS, (index) -> {
				for (int item = 0; item < ITEMS; item++) {
					Steps.handOver(queue, item, notes);
				}
			}).start().await(Thread.State.WAITING);
			Team consumer = Team.of(Thread.ofVirtual().name("consumer"), 1, (index) -> {
				for (int item = 0; item < THREADS * ITEMS; item++) {
					long asked = System.nanoTime();
					Steps.hold();
					notes.add("slept", System.nanoTime() - asked);
					queue.take();
				}
			}).start();
			producers.join();
			consumer.join();
		}

	},

	/** More threads than carriers want to run. */
	BUSY {

		@Override
		void play(Notes notes) throws Exception {
			Team team = Team.virtual(THREADS * 2, (index) -> {
				long begun = System.nanoTime();
				notes.add("begun", begun);
				Steps.burn();
				notes.add("ran", System.nanoTime() - begun);
			});
			for (int i = 0; i < THREADS * 2; i++) {
				notes.add("starting", team.get(i).threadId(), System.nanoTime());
				team.get(i).start();
				notes.add("started", team.get(i).threadId(), System.nanoTime());
			}
			team.join();
		}

	},

	/**
	 * Tasks with all that can be told of them, by one thread, by several, and without an
	 * end.
	 */
	TASKS {

		@Override
		void play(Notes notes) throws Exception {
			Task.begin("left open").attribute("why", "nobody ends it");
			Task order = Task.begin("order").span("0af7651916cd43dd8448eb211c80319c", "b7ad6b7169203331");
			Team.virtual(THREADS, (index) -> Task.run("serve", () -> Steps.serve(index))).start().join();
			Team.platform(2, (index) -> order.wrap(() -> Steps.serve(index)).run()).start().join();
			order.outcome("out of stock").close();
		}

	},

	/**
	 * One task passes three executors, lies about, and goes on in two virtual threads.
	 */
	RELAY {

		@Override
		void play(Notes notes) throws Exception {
			LinkedTransferQueue<Integer> queue = new LinkedTransferQueue<>();
			ReentrantLock lock = new ReentrantLock();
			lock.lock();
			try (ExecutorService sleeping = Executors.newSingleThreadExecutor();
					ExecutorService receiving = Executors.newVirtualThreadPerTaskExecutor();
					ExecutorService locking = new ForkJoinPool(1)) {
				long begun = System.nanoTime();
				Task task = Task.begin("relay");
				sleeping.submit(task.wrap(Steps.noting(notes, "slept", Steps::hold))).get();
				Future<?> received = receiving.submit(task.wrap(Steps.noting(notes, "received", queue::take)));
				Steps.await(queue::hasWaitingConsumer);
				Steps.hold();
				queue.put(1);
				received.get();
				Steps.hold();
				notes.add("left alone", Steps.HOLD_MILLIS * 1_000_000);
				Future<?> locked = locking.submit(task.wrap(Steps.noting(notes, "locked", lock::lock)));
				Steps.await(lock::hasQueuedThreads);
				Steps.hold();
				lock.unlock();
				locked.get();
				Thread.ofVirtual().start(Steps.unchecked(task.wrap(Steps.noting(notes, "ran", Steps::burn)))).join();
				Thread.ofVirtual().start(Steps.unchecked(task.wrap(Steps.noting(notes, "slept", Steps::hold)))).join();
				task.end();
				notes.add("relayed", System.nanoTime() - begun);
			}
		}

	},

	/** A thread waits and cannot leave its carrier. */
	PINNED {

		@Override
		void play(Notes notes) throws Exception {
			Team team = Team.virtual(1, (index) -> Pinning.run(() -> {
				long begun = System.nanoTime();
				Steps.park(Steps.HOLD_MILLIS * 2_000_000);
				notes.add("waited", System.nanoTime() - begun);
			})).start();
			team.join();
		}

	},

	/** The collector stops the world. */
	COLLECTIONS {

		@Override
		void play(Notes notes) throws Exception {
			for (int i = 0; i < COLLECTION_COUNT; i++) {
				long begun = System.nanoTime();
				System.gc();
				notes.add("collected", System.nanoTime() - begun);
			}
		}

	},

	/** Platform threads that sleep, park and read. */
	PLATFORM {

		@Override
		void play(Notes notes) throws Exception {
			Team.of(Thread.ofPlatform().name("sleeper"), 1, (index) -> {
				for (int i = 0; i < NAPS; i++) {
					long begun = System.nanoTime();
					Thread.sleep(15);
					notes.add("slept", System.nanoTime() - begun);
				}
			}).start().join();
			boolean[] released = new boolean[1];
			Team parker = Team.of(Thread.ofPlatform().name("parker"), 1, (index) -> {
				long begun = System.nanoTime();
				while (!released[0]) {
					LockSupport.park();
				}
				notes.add("parked", System.nanoTime() - begun);
			}).start().await(Thread.State.WAITING);
			Thread.sleep(Steps.HOLD_MILLIS);
			Team.of(Thread.ofPlatform().name("unparker"), 1, (index) -> {
				notes.add("unparked", 0);
				released[0] = true;
				LockSupport.unpark(parker.get(0));
			}).start().join();
			parker.join();
			readSocket(notes);
		}

		private static void readSocket(Notes notes) throws Exception {
			try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
					Socket client = new Socket(server.getInetAddress(), server.getLocalPort());
					Socket accepted = server.accept()) {
				Team reader = Team.of(Thread.ofPlatform().name("reader"), 1, (index) -> {
					long begun = System.nanoTime();
					if (accepted.getInputStream().read() != 1) {
						throw new IllegalStateException("Nothing came");
					}
					notes.add("read", System.nanoTime() - begun);
				}).start();
				Thread.sleep(Steps.HOLD_MILLIS * 3);
				client.getOutputStream().write(1);
				reader.join();
			}
		}

	},

	/** So many waits that few of them carry stacks. */
	MANY {

		@Override
		void play(Notes notes) throws Exception {
			Team team = Team.virtual(100, (index) -> {
				for (int i = 0; i < ROUNDS; i++) {
					Steps.park(100_000 + ThreadLocalRandom.current().nextInt(500_000));
					Thread.sleep(Duration.ofNanos(100_000 + ThreadLocalRandom.current().nextInt(500_000)));
				}
			});
			team.start().join();
		}

	},

	/** Threads wait for each other for ever. */
	DEADLOCK {

		@Override
		void play(Notes notes) throws Exception {
			ReentrantLock[] locks = { new ReentrantLock(), new ReentrantLock() };
			CountDownLatch locked = new CountDownLatch(2);
			Team team = Team.virtual(2, (index) -> {
				locks[index].lock();
				locked.countDown();
				locked.await();
				notes.add("deadlocked", System.nanoTime());
				locks[1 - index].lock();
			});
			Object[] monitors = { new Object(), new Object() };
			CountDownLatch entered = new CountDownLatch(2);
			Team platform = Team.platform(2, (index) -> {
				synchronized (monitors[index]) {
					entered.countDown();
					entered.await();
					notes.add("deadlocked on monitors", System.nanoTime());
					synchronized (monitors[1 - index]) {
						notes.add("got out", 0);
					}
				}
			});
			FOR_EVER.add(team);
			FOR_EVER.add(platform);
			team.start();
			platform.start();
			while (notes.of("deadlocked").size() < 2 || notes.of("deadlocked on monitors").size() < 2) {
				Thread.onSpinWait();
			}
			team.await(Thread.State.WAITING);
			platform.await(Thread.State.BLOCKED);
			Thread.sleep(Steps.HOLD_MILLIS * 3);
			notes.add("ended", System.nanoTime());
		}

	};

	static final int THREADS = 6;

	static final int PERMIT_COUNT = 2;

	static final int ITEMS = 3;

	static final int COLLECTION_COUNT = 5;

	static final int NAPS = 3;

	static final int ROUNDS = 80;

	/** What nobody refers to may be collected, even if it waits. */
	private static final List<Team> FOR_EVER = new ArrayList<>();

	/** Whether it does what it should on a JDK. */
	boolean isFor(int feature) {
		return true;
	}

	abstract void play(Notes notes) throws Exception;

	private static void monitor(Threads threads, Notes notes) throws Exception {
		Object monitor = new Object();
		Team team = threads.of(THREADS, (index) -> Steps.enterMonitor(monitor, notes));
		synchronized (monitor) {
			team.start().await(Thread.State.BLOCKED);
			Steps.hold();
		}
		team.join();
	}

	@FunctionalInterface
	private interface Threads {

		Team of(int count, Team.Work work);

	}

}
