package dev.exectrace.analysis.model;

import java.util.Comparator;
import java.util.List;

import dev.exectrace.analysis.column.Spans;

/**
 * The times in which the JVM had stopped all threads, in order. Immutable.
 */
public final class Pauses {

	private final List<Pause> all;

	private final Spans spans;

	Pauses(List<Pause> pauses) {
		this.all = pauses.stream().sorted(Comparator.comparingLong(Pause::start)).toList();
		this.spans = Spans.of(this.all.stream().mapToLong(Pause::start).toArray(),
				this.all.stream().mapToLong(Pause::end).toArray());
	}

	/**
	 * Every pause, also those that fall into others.
	 * @return the pauses, in order of their starts
	 */
	public List<Pause> all() {
		return this.all;
	}

	/**
	 * How much of a time the threads were stopped.
	 * @param from since when, in nanoseconds since the window's start
	 * @param to until when
	 * @return nanoseconds
	 */
	public long overlap(long from, long to) {
		return this.spans.overlap(from, to);
	}

}
