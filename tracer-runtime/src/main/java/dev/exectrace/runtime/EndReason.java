package dev.exectrace.runtime;

/**
 * Why a capture ended.
 */
public enum EndReason {

	/**
	 * Its duration had passed.
	 */
	COMPLETED,

	/**
	 * {@link ExecutionTrace#stop()} was called.
	 */
	STOPPED,

	/**
	 * The reader closed the stream before the end, or the output failed.
	 */
	OUTPUT_CLOSED,

	/**
	 * The reader fell further behind than {@link TraceSettings#maxSpool()} allows.
	 */
	OUTPUT_TOO_SLOW,

	/**
	 * The {@link TraceStore} that it was written to allows for no more.
	 */
	STORE_FULL,

	/**
	 * The machine's clock was set back, and the JVM's recorder waits until it is where it
	 * was: its own last events are missing.
	 */
	CLOCK_SET_BACK,

	/**
	 * The trace could not be written to disk or the JVM's recorder failed.
	 */
	FAILED

}
