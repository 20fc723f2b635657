package dev.exectrace.demo.pathology;

import java.time.Duration;

/**
 * A class that takes its time to initialize.
 */
final class BlockingInitializer {

	static final long WAITED_NANOS;

	static {
		long start = System.nanoTime();
		try {
			Thread.sleep(Duration.ofMillis(10));
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		WAITED_NANOS = System.nanoTime() - start;
	}

	private BlockingInitializer() {
	}

}
