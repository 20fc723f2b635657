package dev.exectrace.analysis.oracle;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * Threads that do the same.
 */
final class Team {

	private final List<Thread> threads = new ArrayList<>();

	private Team() {
	}

	static Team of(Thread.Builder builder, int count, Work work) {
		Team team = new Team();
		for (int i = 0; i < count; i++) {
			int index = i;
			team.threads.add(builder.unstarted(() -> work.runUnchecked(index)));
		}
		return team;
	}

	static Team virtual(int count, Work work) {
		return of(Thread.ofVirtual().name("worker-", 0), count, work);
	}

	static Team platform(int count, Work work) {
		return of(Thread.ofPlatform().daemon().name("platform-", 0), count, work);
	}

	Team start() {
		this.threads.forEach(Thread::start);
		return this;
	}

	/** Waits until each is in one of the states. */
	Team await(Thread.State... states) {
		for (Thread thread : this.threads) {
			while (!List.of(states).contains(thread.getState())) {
				LockSupport.parkNanos(200_000);
			}
		}
		return this;
	}

	Thread get(int index) {
		return this.threads.get(index);
	}

	void join() throws InterruptedException {
		for (Thread thread : this.threads) {
			thread.join();
		}
	}

	/**
	 * What each does.
	 */
	@FunctionalInterface
	interface Work {

		void run(int index) throws Exception;

		private void runUnchecked(int index) {
			try {
				run(index);
			}
			catch (Exception ex) {
				throw new IllegalStateException(ex);
			}
		}

	}

}
