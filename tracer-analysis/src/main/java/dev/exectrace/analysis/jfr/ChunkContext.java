package dev.exectrace.analysis.jfr;

import dev.exectrace.analysis.model.TraceBuilder;

/**
 * What the handlers of a chunk's events work with.
 *
 * @param builder takes what the events tell
 * @param constants the numbers that the chunk's constants have in the trace
 * @param ticks turns the chunk's times into those of the trace
 * @param facts takes what is known about the trace as a whole
 */
record ChunkContext(TraceBuilder builder, Constants constants, TickConversion ticks, FileFacts facts) {

	/** No event is further away, and sums of some such times do not overflow. */
	private static final long FARTHEST = 10_000L * 24 * 3600 * 1_000_000_000L;

	/** The number of the thread in an event's field, negative for none. */
	int thread(Event event, int slot) {
		return this.constants.thread(event.number(slot));
	}

	/** The number of the class in an event's field, negative for none. */
	int type(Event event, int slot) {
		return this.constants.type(event.number(slot));
	}

	/** The number of the stack in an event's field, negative for none. */
	int stack(Event event, int slot) {
		return this.constants.stack(event.number(slot));
	}

	/** The time of an event's field. */
	long time(Event event, int slot) {
		return near(this.ticks.nanos(event.number(slot)));
	}

	/** A time or a length of time that can be true. */
	static long near(long nanos) {
		if (nanos > FARTHEST || nanos < -FARTHEST) {
			throw new DamagedException("an event is years away");
		}
		return nanos;
	}

	/** Whether an event had ended when the window began. */
	boolean isBefore(Event event, int start, int duration) {
		return time(event, start) + length(event, duration) < 0;
	}

	/** The length of time in an event's field. */
	long length(Event event, int slot) {
		long length = this.ticks.length(event.number(slot));
		if (length < 0) {
			throw new DamagedException("an event ends before it begins");
		}
		return near(length);
	}

}
