package dev.exectrace.junit;

import java.util.Locale;

/**
 * Times as people read them.
 */
final class Nanos {

	private Nanos() {
	}

	/**
	 * A time with three or four digits, as in {@code 740ns}, {@code 1.25us} or
	 * {@code 31.2ms}.
	 */
	static String text(long nanos) {
		if (nanos < 1000) {
			return nanos + "ns";
		}
		if (nanos < 1_000_000) {
			return digits(nanos / 1e3) + "us";
		}
		return (nanos < 1_000_000_000) ? digits(nanos / 1e6) + "ms" : digits(nanos / 1e9) + "s";
	}

	private static String digits(double value) {
		String format = (value < 9.995) ? "%.2f" : (value < 99.95) ? "%.1f" : "%.0f";
		return String.format(Locale.ROOT, format, value);
	}

}
