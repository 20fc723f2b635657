package dev.exectrace.tool.output;

import java.util.Locale;

/**
 * Writes quantities with three or four digits, as people read them.
 */
public final class Quantity {

	private static final long MINUTE = 60_000_000_000L;

	private Quantity() {
	}

	/**
	 * A time.
	 * @param nanos nanoseconds
	 * @return as in {@code 0s}, {@code 740ns}, {@code 1.25us}, {@code 31.2ms},
	 * {@code 812ms}, {@code 2.50s}, {@code 75.0s}, {@code 12m05s} or {@code 30h02m}
	 */
	public static String duration(long nanos) {
		if (nanos < 0) {
			return "-" + duration((nanos == Long.MIN_VALUE) ? Long.MAX_VALUE : -nanos);
		}
		if (nanos == 0) {
			return "0s";
		}
		if (nanos < 1000) {
			return nanos + "ns";
		}
		if (nanos < 999_500) {
			return digits(nanos / 1e3) + "us";
		}
		if (nanos < 999_500_000) {
			return digits(nanos / 1e6) + "ms";
		}
		if (nanos < 2 * MINUTE) {
			return digits(nanos / 1e9) + "s";
		}
		long seconds = Math.round(nanos / 1e9);
		if (seconds < 100 * 60) {
			return String.format(Locale.ROOT, "%dm%02ds", seconds / 60, seconds % 60);
		}
		long minutes = Math.round(nanos / (double) MINUTE);
		return String.format(Locale.ROOT, "%dh%02dm", minutes / 60, minutes % 60);
	}

	/**
	 * An amount of data.
	 * @param bytes bytes
	 * @return as in {@code 512 B}, {@code 1.50 KiB} or {@code 31.2 MiB}
	 */
	public static String bytes(long bytes) {
		String[] units = { "KiB", "MiB", "GiB", "TiB", "PiB" };
		if (Math.abs(bytes) < 1024) {
			return bytes + " B";
		}
		double value = bytes / 1024.0;
		int unit = 0;
		while (Math.abs(value) >= 999.5 && unit < units.length - 1) {
			value /= 1024;
			unit++;
		}
		return digits(value) + " " + units[unit];
	}

	/**
	 * A share.
	 * @param share from 0 to 1
	 * @return as in {@code 31.2%}
	 */
	public static String percent(double share) {
		return Double.isFinite(share) ? String.format(Locale.ROOT, "%.1f%%", share * 100) : "";
	}

	private static String digits(double value) {
		double size = Math.abs(value);
		String sign = (value < 0) ? "-" : "";
		if (size < 9.995) {
			long hundredths = Math.round(size * 100);
			return sign + hundredths / 100 + ((hundredths % 100 < 10) ? ".0" : ".") + hundredths % 100;
		}
		if (size < 99.95) {
			long tenths = Math.round(size * 10);
			return sign + tenths / 10 + "." + tenths % 10;
		}
		return sign + Math.round(size);
	}

}
