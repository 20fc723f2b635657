package dev.exectrace.agent;

/**
 * Receives what platform threads noted.
 */
public interface PlatformReader {

	/** Ignores it. */
	PlatformReader NONE = new PlatformReader() {

		@Override
		public void woke(long at, long waker, long wakee) {
		}

		@Override
		public void waited(long thread, long since, long length, long meta) {
		}

	};

	/**
	 * Receives a wake-up.
	 * @param at when, in ticks
	 * @param waker the id of the thread that did it
	 * @param wakee the id of the platform thread that was made runnable
	 */
	void woke(long at, long waker, long wakee);

	/**
	 * Receives a wait.
	 * @param thread the id of the platform thread
	 * @param since when it began, in ticks
	 * @param length how long it was, in ticks
	 * @param meta what it was for, see {@link CarrierLog#waitReason},
	 * {@link CarrierLog#blockerType} and {@link CarrierLog#isTimed}
	 */
	void waited(long thread, long since, long length, long meta);

}
