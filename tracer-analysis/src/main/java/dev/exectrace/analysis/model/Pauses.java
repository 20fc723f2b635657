package dev.exectrace.analysis.model;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The times in which the JVM had stopped all threads, in order. Immutable.
 */
public final class Pauses {

	private final List<Pause> all;

	private final long[] starts;

	private final long[] ends;

	private final long[] before;

	Pauses(List<Pause> pauses) {
		this.all = pauses.stream().sorted(Comparator.comparingLong(Pause::start)).toList();
		List<long[]> merged = new ArrayList<>();
		for (Pause pause : this.all) {
			long[] last = merged.isEmpty() ? null : merged.getLast();
			if (last != null && pause.start() <= last[1]) {
				last[1] = Math.max(last[1], pause.end());
			}
			else {
				merged.add(new long[] { pause.start(), pause.end() });
			}
		}
		this.starts = merged.stream().mapToLong((pause) -> pause[0]).toArray();
		this.ends = merged.stream().mapToLong((pause) -> pause[1]).toArray();
		this.before = new long[this.starts.length + 1];
		for (int i = 0; i < this.starts.length; i++) {
			this.before[i + 1] = this.before[i] + this.ends[i] - this.starts[i];
		}
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
		if (this.starts.length == 0) {
			return 0;
		}
		return stoppedBefore(to) - stoppedBefore(from);
	}

	private long stoppedBefore(long at) {
		int low = 0;
		int high = this.starts.length;
		while (low < high) {
			int middle = (low + high) >>> 1;
			if (this.starts[middle] < at) {
				low = middle + 1;
			}
			else {
				high = middle;
			}
		}
		if (low == 0) {
			return 0;
		}
		return this.before[low - 1] + Math.min(at, this.ends[low - 1]) - this.starts[low - 1];
	}

}
