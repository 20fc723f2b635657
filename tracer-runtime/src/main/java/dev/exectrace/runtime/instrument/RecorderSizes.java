package dev.exectrace.runtime.instrument;

/**
 * How much a recorder holds.
 *
 * @param carriers how many carriers to be ready for
 * @param recordsPerCarrier how many run slices of a carrier wait to be read at most, a
 * power of two
 * @param runnableThreads how many threads may be runnable at a time, a power of two
 * @param stacksPerSecond how many stacks a carrier takes in a second, about, or 0 for
 * none
 */
public record RecorderSizes(int carriers, int recordsPerCarrier, int runnableThreads, int stacksPerSecond) {

	private static final int RECORDS = 1 << 18;

	/**
	 * JFR takes 30 to 130 us for one where stacks are as deep as Tomcat's and Spring's.
	 */
	private static final int STACKS = 50;

	private static final int LEAST_STACKS = 25;

	/**
	 * Sizes for short looks without stacks: some 300 KiB a carrier.
	 * @return the sizes
	 */
	public static RecorderSizes forLooks() {
		RecorderSizes sizes = forThisMachine();
		return new RecorderSizes(sizes.carriers, 1 << 12, 1 << 13, 0);
	}

	/**
	 * Sizes for this machine: some 16 MiB at most for all carriers together.
	 * @return the sizes
	 */
	public static RecorderSizes forThisMachine() {
		int carriers = Integer.getInteger("jdk.virtualThreadScheduler.parallelism",
				Runtime.getRuntime().availableProcessors());
		int records = Math.max(1 << 12, Math.min(1 << 15, Integer.highestOneBit(RECORDS / Math.max(1, carriers))));
		boolean small = Runtime.getRuntime().maxMemory() < 256L << 20;
		return new RecorderSizes(carriers, small ? 1 << 12 : records, small ? 1 << 14 : 1 << 16,
				Math.max(LEAST_STACKS, STACKS / carriers));
	}

}
