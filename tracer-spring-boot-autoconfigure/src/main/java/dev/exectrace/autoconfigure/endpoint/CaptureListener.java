package dev.exectrace.autoconfigure.endpoint;

import dev.exectrace.runtime.ExecutionTrace;

/**
 * Told about the captures of the endpoint. Its methods are called by any thread and must
 * not block.
 */
public interface CaptureListener {

	/**
	 * Does nothing.
	 */
	CaptureListener NONE = new CaptureListener() {

		@Override
		public void ended(ExecutionTrace capture) {
		}

		@Override
		public void refused(Refusal refusal) {
		}

	};

	/**
	 * A capture has ended.
	 * @param capture the capture, with its end reason
	 */
	void ended(ExecutionTrace capture);

	/**
	 * A capture could not be started.
	 * @param refusal why not
	 */
	void refused(Refusal refusal);

	/**
	 * Why a capture could not be started.
	 */
	enum Refusal {

		/**
		 * Another one is running.
		 */
		BUSY,

		/**
		 * The JVM cannot record.
		 */
		UNAVAILABLE

	}

}
