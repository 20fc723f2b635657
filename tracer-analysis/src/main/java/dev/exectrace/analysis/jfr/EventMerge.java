package dev.exectrace.analysis.jfr;

import java.util.Arrays;

/**
 * Merges what is in order by itself: the one whose next event ended first is at the
 * front. Few are near the front at any time, so one that goes back seldom goes far.
 */
final class EventMerge {

	private EventSource[] sources = new EventSource[16];

	/** The front is at the end of the array. */
	private int size;

	void add(EventSource source) {
		if (this.size == this.sources.length) {
			this.sources = Arrays.copyOf(this.sources, this.size * 2);
		}
		this.sources[this.size++] = source;
		settle();
	}

	boolean isEmpty() {
		return this.size == 0;
	}

	EventSource front() {
		return this.sources[this.size - 1];
	}

	/** Until when the front stays there. */
	long until() {
		return (this.size > 1) ? this.sources[this.size - 2].end() : Long.MAX_VALUE;
	}

	/** Lets the front go to where it belongs. */
	void settle() {
		EventSource moved = this.sources[this.size - 1];
		int at = this.size - 1;
		while (at > 0 && this.sources[at - 1].end() < moved.end()) {
			this.sources[at] = this.sources[at - 1];
			at--;
		}
		this.sources[at] = moved;
	}

	void removeFront() {
		this.sources[--this.size] = null;
	}

}
