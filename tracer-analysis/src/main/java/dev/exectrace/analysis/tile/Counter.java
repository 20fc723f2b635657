package dev.exectrace.analysis.tile;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A quantity over time: it keeps each value until the next. Over the values is a forest
 * of blocks of 16 that hold the least and the greatest. Immutable, safe for several
 * threads.
 */
public final class Counter {

	private static final int FAN_OUT = 16;

	private final String name;

	private final String unit;

	private final long[] times;

	private final List<double[]> least = new ArrayList<>();

	private final List<double[]> greatest = new ArrayList<>();

	Counter(String name, String unit, long[] times, double[] values) {
		this.name = name;
		this.unit = unit;
		this.times = times;
		this.least.add(values);
		this.greatest.add(values);
		while (this.least.getLast().length > FAN_OUT) {
			this.least.add(fold(this.least.getLast(), true));
			this.greatest.add(fold(this.greatest.getLast(), false));
		}
	}

	private static double[] fold(double[] values, boolean least) {
		double[] folded = new double[Math.ceilDiv(values.length, FAN_OUT)];
		Arrays.fill(folded, least ? Double.POSITIVE_INFINITY : Double.NEGATIVE_INFINITY);
		for (int i = 0; i < values.length; i++) {
			folded[i / FAN_OUT] = least ? Math.min(folded[i / FAN_OUT], values[i])
					: Math.max(folded[i / FAN_OUT], values[i]);
		}
		return folded;
	}

	/**
	 * What it counts.
	 * @return the name
	 */
	public String name() {
		return this.name;
	}

	/**
	 * What it counts in: {@code bytes}, {@code share}, {@code threads}.
	 * @return the unit
	 */
	public String unit() {
		return this.unit;
	}

	/**
	 * How many values there are.
	 * @return the number
	 */
	public int count() {
		return this.times.length;
	}

	/**
	 * The greatest value.
	 * @return the value, 0 where there is none
	 */
	public double most() {
		return (count() > 0) ? Arrays.stream(this.greatest.getLast()).max().orElse(0) : 0;
	}

	/**
	 * What it was in some spans of equal length.
	 * @param from since when, in nanoseconds since the window's start
	 * @param to until when
	 * @param spans how many spans
	 * @return of each span the least, the greatest and the last value, not a number where
	 * there was none yet
	 */
	public double[] values(long from, long to, int spans) {
		double[] values = new double[spans * 3];
		for (int span = 0; span < spans; span++) {
			int first = indexAt(from + (to - from) * span / spans);
			int last = indexAt(Math.max(from, from + (to - from) * (span + 1) / spans - 1));
			double least = Double.NaN;
			double greatest = Double.NaN;
			if (last >= 0) {
				double[] range = { Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY };
				range(Math.max(0, first), last + 1, range);
				least = range[0];
				greatest = range[1];
			}
			values[span * 3] = least;
			values[span * 3 + 1] = greatest;
			values[span * 3 + 2] = (last >= 0) ? this.least.getFirst()[last] : Double.NaN;
		}
		return values;
	}

	/** The last value by a time. */
	private int indexAt(long time) {
		int low = 0;
		int high = this.times.length;
		while (low < high) {
			int middle = (low + high) >>> 1;
			if (this.times[middle] <= time) {
				low = middle + 1;
			}
			else {
				high = middle;
			}
		}
		return low - 1;
	}

	private void range(int from, int to, double[] range) {
		int at = from;
		while (at < to) {
			int level = 0;
			int size = 1;
			while (level + 1 < this.least.size() && at % (size * FAN_OUT) == 0 && at + size * FAN_OUT <= to) {
				level++;
				size *= FAN_OUT;
			}
			range[0] = Math.min(range[0], this.least.get(level)[at / size]);
			range[1] = Math.max(range[1], this.greatest.get(level)[at / size]);
			at += size;
		}
	}

}
