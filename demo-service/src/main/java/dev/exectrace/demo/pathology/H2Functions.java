package dev.exectrace.demo.pathology;

import java.time.Duration;

/**
 * Functions of PostgreSQL that H2 lacks.
 */
public final class H2Functions {

	private H2Functions() {
	}

	/**
	 * Lets a query take its time.
	 * @param seconds how long
	 * @return nothing of interest
	 */
	public static boolean sleep(double seconds) throws InterruptedException {
		Thread.sleep(Duration.ofNanos((long) (seconds * 1e9)));
		return true;
	}

}
