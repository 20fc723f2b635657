package dev.exectrace.analysis.generator;

import java.util.Random;

/**
 * Makes random schedules that could have happened: virtual threads that take turns on
 * carriers, block, are woken by threads that run at that moment, file reads that hold the
 * carrier, pinned waits, platform threads, and pauses. The same seed gives the same
 * schedule. Some threads live before the window begins, and some are blocked when it
 * ends.
 */
public final class Schedules {

	private Schedules() {
	}

	/**
	 * A small schedule of a random shape.
	 * @param seed the seed
	 * @return the schedule
	 */
	public static Schedule random(long seed) {
		Random random = new Random(seed * 31 + 7);
		return of(seed, 1 + random.nextInt(30), 1 + random.nextInt(4), 1_000 + random.nextInt(1_000_000));
	}

	/**
	 * A schedule of a shape.
	 * @param seed the seed
	 * @param threads how many virtual threads there are
	 * @param carriers how many run at a time
	 * @param window how long the window is, in nanoseconds
	 * @return the schedule
	 */
	public static Schedule of(long seed, int threads, int carriers, long window) {
		return new Simulation(new Random(seed), threads, carriers, window).run();
	}

}
