package dev.exectrace.analysis.jfr;

/**
 * A chunk's events of one type, in order of when they ended.
 */
final class EventSource {

	private final EventReading reading;

	private final Runnable done;

	private long end;

	/**
	 * Begins with the first of them.
	 * @param reading reads them, and has some
	 * @param done is to be told when there are no more
	 */
	EventSource(EventReading reading, Runnable done) {
		this.reading = reading;
		this.done = done;
		this.end = reading.nextEnd();
	}

	/** When the next of them ended, in nanoseconds since the window's start. */
	long end() {
		return this.end;
	}

	EventReading reading() {
		return this.reading;
	}

	/** Goes to the next of them, and says whether there is one. */
	boolean next() {
		if (this.reading.index().isDone()) {
			this.done.run();
			return false;
		}
		this.end = this.reading.nextEnd();
		return true;
	}

}
