package dev.exectrace.analysis.diff;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;

/**
 * What is in the middle of several measurements. Medians, as one that is far off must not
 * hide another one.
 */
final class Typical {

	/** Makes a median of deviations comparable with a standard deviation. */
	private static final double NORMAL = 1.4826;

	private Typical() {
	}

	static long middle(List<Measurement> all, ToLongFunction<Measurement> of) {
		return Math.round(median(all.stream().mapToDouble((one) -> of.applyAsLong(one)).toArray()));
	}

	static Map<Activity, Rate> rates(List<Measurement> all, Function<Measurement, Map<Activity, Rate>> of) {
		Set<Activity> activities = new HashSet<>();
		all.forEach((one) -> activities.addAll(of.apply(one).keySet()));
		Map<Activity, Rate> rates = new HashMap<>();
		for (Activity activity : activities) {
			rates.put(activity,
					rate(all.stream().map((one) -> of.apply(one).getOrDefault(activity, Rate.NONE)).toList()));
		}
		return rates;
	}

	private static Rate rate(List<Rate> rates) {
		double nanos = median(rates, Rate::nanos);
		double spread = NORMAL * median(rates, (rate) -> Math.abs(rate.nanos() - nanos));
		return new Rate(nanos, Math.hypot(median(rates, Rate::error), spread), median(rates, Rate::count));
	}

	private static double median(List<Rate> rates, ToDoubleFunction<Rate> of) {
		return median(rates.stream().mapToDouble(of).toArray());
	}

	private static double median(double[] values) {
		Arrays.sort(values);
		int half = values.length / 2;
		return (values.length % 2 == 1) ? values[half] : (values[half - 1] + values[half]) / 2;
	}

}
