package dev.exectrace.loadtest.measure;

import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * Measurements with and without a capture.
 *
 * @param pairs the pairs, at least one
 */
public record Pairs(List<Pair> pairs) {

	/**
	 * The median of something.
	 * @param value what
	 * @return the median
	 */
	public double median(ToDoubleFunction<Pair> value) {
		double[] sorted = this.pairs.stream().mapToDouble(value).sorted().toArray();
		int middle = sorted.length / 2;
		return (sorted.length % 2 == 1) ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
	}

}
