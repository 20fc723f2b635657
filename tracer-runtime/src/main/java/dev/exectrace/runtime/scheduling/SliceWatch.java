package dev.exectrace.runtime.scheduling;

/**
 * Told about what took too long, by the thread that drains, which must not be held up.
 */
public interface SliceWatch {

	/** Watches nothing. */
	SliceWatch NONE = new SliceWatch() {

		@Override
		public long runnableBound() {
			return Long.MAX_VALUE;
		}

		@Override
		public long pinnedBound() {
			return Long.MAX_VALUE;
		}

		@Override
		public void runnable(long ticks) {
		}

		@Override
		public void pinned(long ticks) {
		}

	};

	/**
	 * How long a virtual thread may wait for a carrier.
	 * @return the bound in ticks
	 */
	long runnableBound();

	/**
	 * How long a virtual thread may wait and hold its carrier.
	 * @return the bound in ticks
	 */
	long pinnedBound();

	/**
	 * A virtual thread has waited for a carrier for longer than the bound.
	 * @param ticks how long, in ticks
	 */
	void runnable(long ticks);

	/**
	 * A virtual thread has waited and held its carrier for longer than the bound.
	 * @param ticks how long, in ticks
	 */
	void pinned(long ticks);

}
