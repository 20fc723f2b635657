package dev.exectrace.runtime.waiting;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A way in which a virtual thread can wait.
 */
enum Way {

	PARK {

		@Override
		void play(Waits waits) throws Exception {
			long releaser = Thread.currentThread().threadId();
			boolean[] released = new boolean[waits.count()];
			waits.start((index) -> {
				while (!released[index]) {
					LockSupport.park();
				}
				return releaser;
			});
			waits.awaitStates(Thread.State.WAITING);
			for (int i = 0; i < waits.count(); i++) {
				released[i] = true;
				LockSupport.unpark(waits.thread(i));
			}
			waits.join();
		}

	},

	TIMED_PARK {

		@Override
		void play(Waits waits) throws Exception {
			waits.start((index) -> {
				long begin = System.nanoTime();
				// At least once, also where the machine had no time for it until now
				long left = SHORT_NANOS;
				do {
					LockSupport.parkNanos(left);
					left = SHORT_NANOS - (System.nanoTime() - begin);
				}
				while (left > 0);
				return Waits.ANYBODY;
			});
			waits.join();
		}

	},

	LOCK {

		@Override
		void play(Waits waits) throws Exception {
			ReentrantLock lock = new ReentrantLock();
			AtomicLong holder = new AtomicLong(Thread.currentThread().threadId());
			lock.lock();
			waits.start((index) -> {
				lock.lock();
				try {
					return holder.getAndSet(Thread.currentThread().threadId());
				}
				finally {
					lock.unlock();
				}
			});
			waits.awaitStates(Thread.State.WAITING);
			lock.unlock();
			waits.join();
		}

	},

	CONDITION {

		@Override
		void play(Waits waits) throws Exception {
			ReentrantLock lock = new ReentrantLock();
			Condition condition = lock.newCondition();
			AtomicLong holder = new AtomicLong();
			waits.start((index) -> {
				boolean awaited = false;
				lock.lock();
				try {
					while (holder.get() == 0) {
						condition.await();
						awaited = true;
					}
					long before = holder.getAndSet(Thread.currentThread().threadId());
					// who was still on its way may have had the lock from one that went
					// to wait
					return awaited ? before : Waits.ANYBODY;
				}
				finally {
					lock.unlock();
				}
			});
			waits.awaitStates(Thread.State.WAITING);
			lock.lock();
			try {
				holder.set(Thread.currentThread().threadId());
				condition.signalAll();
			}
			finally {
				lock.unlock();
			}
			waits.join();
		}

	},

	QUEUE {

		@Override
		void play(Waits waits) throws Exception {
			SynchronousQueue<Long> queue = new SynchronousQueue<>();
			waits.start((index) -> queue.take());
			waits.awaitStates(Thread.State.WAITING);
			for (int i = 0; i < waits.count(); i++) {
				queue.put(Thread.currentThread().threadId());
			}
			waits.join();
		}

	},

	SEMAPHORE {

		@Override
		void play(Waits waits) throws Exception {
			Semaphore semaphore = new Semaphore(0);
			waits.start((index) -> {
				semaphore.acquire();
				return Waits.ANYBODY;
			});
			waits.awaitStates(Thread.State.WAITING);
			semaphore.release(waits.count());
			waits.join();
		}

	},

	FUTURE {

		@Override
		void play(Waits waits) throws Exception {
			CompletableFuture<Void> future = new CompletableFuture<>();
			waits.start((index) -> {
				future.join();
				// those that wake up first help to wake the others
				return Waits.ANYBODY;
			});
			waits.awaitStates(Thread.State.WAITING);
			future.complete(null);
			waits.join();
		}

	},

	MONITOR {

		@Override
		void play(Waits waits) throws Exception {
			Object monitor = new Object();
			synchronized (monitor) {
				waits.start((index) -> {
					synchronized (monitor) {
						return Waits.ANYBODY;
					}
				});
				waits.awaitStates(Thread.State.BLOCKED);
			}
			waits.join();
		}

	},

	OBJECT_WAIT {

		@Override
		void play(Waits waits) throws Exception {
			Object monitor = new Object();
			boolean[] released = new boolean[1];
			waits.start((index) -> {
				synchronized (monitor) {
					while (!released[0]) {
						monitor.wait();
					}
					return Waits.ANYBODY;
				}
			});
			waits.awaitStates(Thread.State.WAITING);
			synchronized (monitor) {
				released[0] = true;
				monitor.notifyAll();
			}
			waits.join();
		}

	},

	SLEEP {

		@Override
		void play(Waits waits) throws Exception {
			waits.start((index) -> {
				Thread.sleep(SHORT_NANOS / 1_000_000);
				return Waits.ANYBODY;
			});
			waits.join();
		}

	},

	JOIN {

		@Override
		void play(Waits waits) throws Exception {
			Thread target = Thread.ofVirtual().name("target").start(LockSupport::park);
			waits.start((index) -> {
				target.join();
				return Waits.ANYBODY;
			});
			waits.awaitStates(Thread.State.WAITING);
			LockSupport.unpark(target);
			waits.join();
		}

	},

	SOCKET {

		@Override
		int maxThreads() {
			return 4000;
		}

		@Override
		void play(Waits waits) throws Exception {
			Socket[] clients = new Socket[waits.count()];
			Socket[] servers = new Socket[waits.count()];
			try (ServerSocket server = new ServerSocket(0, 100, InetAddress.getLoopbackAddress())) {
				for (int i = 0; i < waits.count(); i++) {
					clients[i] = new Socket(server.getInetAddress(), server.getLocalPort());
					servers[i] = server.accept();
				}
				waits.start((index) -> {
					if (clients[index].getInputStream().read() != 1) {
						throw new IllegalStateException("Nothing came");
					}
					return Waits.ANYBODY;
				});
				waits.awaitStates(Thread.State.WAITING);
				for (Socket socket : servers) {
					socket.getOutputStream().write(1);
				}
				waits.join();
			}
			finally {
				for (int i = 0; i < waits.count(); i++) {
					clients[i].close();
					servers[i].close();
				}
			}
		}

	},

	YIELD {

		@Override
		void play(Waits waits) throws Exception {
			waits.start((index) -> {
				Thread.yield();
				return Thread.currentThread().threadId();
			});
			waits.join();
		}

	},

	PINNED {

		@Override
		int maxThreads() {
			return Runtime.getRuntime().availableProcessors();
		}

		@Override
		void play(Waits waits) throws Exception {
			long releaser = Thread.currentThread().threadId();
			boolean[] released = new boolean[waits.count()];
			waits.start((index) -> {
				Pinning.run(() -> {
					waits.begin(index);
					while (!released[index]) {
						LockSupport.park();
					}
				});
				return releaser;
			});
			waits.awaitStates(Thread.State.WAITING);
			for (int i = 0; i < waits.count(); i++) {
				released[i] = true;
				LockSupport.unpark(waits.thread(i));
			}
			waits.join();
		}

	};

	private static final long SHORT_NANOS = 20_000_000;

	int maxThreads() {
		return Integer.MAX_VALUE;
	}

	abstract void play(Waits waits) throws Exception;

}
