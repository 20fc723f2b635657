package dev.exectrace.analysis.finding;

import java.util.Locale;

/**
 * Writes quantities into sentences.
 */
final class Text {

	private Text() {
	}

	/** As in {@code 1.20s}, {@code 34.0ms}, {@code 5.60us}. */
	static String duration(double nanos) {
		if (nanos >= 1e9) {
			return digits(nanos / 1e9) + "s";
		}
		if (nanos >= 1e6) {
			return digits(nanos / 1e6) + "ms";
		}
		if (nanos >= 1e3) {
			return digits(nanos / 1e3) + "us";
		}
		return Math.round(nanos) + "ns";
	}

	private static String digits(double value) {
		return String.format(Locale.ROOT, (value >= 100) ? "%.0f" : (value >= 10) ? "%.1f" : "%.2f", value);
	}

	static String percent(double share) {
		return String.format(Locale.ROOT, (share >= 0.1 || share == 0) ? "%.0f%%" : "%.1f%%", share * 100);
	}

	static String count(double count) {
		return String.format(Locale.ROOT, "%,d", Math.max(1, Math.round(count)));
	}

	static String times(double count, String one, String many) {
		return (Math.round(count) <= 1) ? "1 " + one : count(count) + " " + many;
	}

	static String simpleName(String type) {
		String name = type.substring(type.lastIndexOf('.') + 1);
		int inner = name.indexOf('$');
		return (inner > 0) ? name.substring(0, inner) : name;
	}

}
