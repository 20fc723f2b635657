package dev.exectrace.analysis.profile.format;

import java.util.Locale;

import dev.exectrace.analysis.profile.ProfileUnit;

/**
 * Numbers as people read them.
 */
final class Quantity {

	private static final String[] TIMES = { "ns", "us", "ms", "s" };

	private static final String[] SIZES = { "B", "KiB", "MiB", "GiB", "TiB" };

	private Quantity() {
	}

	static String of(long value, ProfileUnit unit) {
		return (unit == ProfileUnit.BYTES) ? scaled(value, 1024, SIZES) : scaled(value, 1000, TIMES);
	}

	private static String scaled(double value, int step, String[] units) {
		int unit = 0;
		double rest = value;
		while (unit < units.length - 1 && rest >= step) {
			rest /= step;
			unit++;
		}
		return String.format(Locale.ROOT, (unit == 0 || rest >= 1000) ? "%,.0f %s"
				: (rest >= 100) ? "%.1f %s" : (rest >= 10) ? "%.2f %s" : "%.3f %s", rest, units[unit]);
	}

	static String count(long value) {
		return String.format(Locale.ROOT, "%,d", value);
	}

	static String share(long part, long whole) {
		return String.format(Locale.ROOT, "%.2f%%", (whole > 0) ? 100.0 * part / whole : 0);
	}

}
