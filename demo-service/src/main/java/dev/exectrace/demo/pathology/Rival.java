package dev.exectrace.demo.pathology;

import java.util.concurrent.CountDownLatch;

/**
 * A thread that takes something before the caller does, so that one request alone already
 * has to wait.
 */
final class Rival {

	private Rival() {
	}

	/**
	 * Starts the rival and returns once it has what it wants.
	 * @param action what the rival does
	 */
	static void goesFirst(Action action) throws InterruptedException {
		CountDownLatch taken = new CountDownLatch(1);
		Thread.ofVirtual().name("rival").start(() -> {
			try {
				action.take(taken::countDown);
			}
			catch (Exception ex) {
				throw new IllegalStateException(ex);
			}
			finally {
				taken.countDown();
			}
		});
		taken.await();
	}

	/**
	 * Takes something, tells so and holds it.
	 */
	@FunctionalInterface
	interface Action {

		void take(Runnable taken) throws Exception;

	}

}
