package dev.exectrace.tool.output;

import java.util.regex.Pattern;

/**
 * A column of a {@link Table}.
 *
 * @param key its name in JSON, in camelCase
 * @param label its name in text
 * @param type what stands in it
 */
public record Column(String key, String label, Type type) {

	/** A name in a trace must not move a terminal's cursor. */
	private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

	/**
	 * A column of texts.
	 * @param key its name in JSON
	 * @param label its name in text
	 * @return the column
	 */
	public static Column text(String key, String label) {
		return new Column(key, label, Type.TEXT);
	}

	/**
	 * A column of whole numbers.
	 * @param key its name in JSON
	 * @param label its name in text
	 * @return the column
	 */
	public static Column count(String key, String label) {
		return new Column(key, label, Type.COUNT);
	}

	/**
	 * A column of times, in nanoseconds, as they are in JSON, too.
	 * @param key its name in JSON
	 * @param label its name in text
	 * @return the column
	 */
	public static Column duration(String key, String label) {
		return new Column(key, label, Type.DURATION);
	}

	/**
	 * A column of shares from 0 to 1, as they are in JSON, too.
	 * @param key its name in JSON
	 * @param label its name in text
	 * @return the column
	 */
	public static Column percent(String key, String label) {
		return new Column(key, label, Type.PERCENT);
	}

	/**
	 * A column of amounts of data in bytes, as they are in JSON, too.
	 * @param key its name in JSON
	 * @param label its name in text
	 * @return the column
	 */
	public static Column bytes(String key, String label) {
		return new Column(key, label, Type.BYTES);
	}

	String format(Object value) {
		if (value == null) {
			return "";
		}
		return switch (this.type) {
			case TEXT -> CONTROL.matcher(value.toString()).replaceAll("?");
			case COUNT -> Long.toString(((Number) value).longValue());
			case DURATION -> Quantity.duration(((Number) value).longValue());
			case PERCENT -> Quantity.percent(((Number) value).doubleValue());
			case BYTES -> Quantity.bytes(((Number) value).longValue());
		};
	}

	/**
	 * What stands in a column.
	 */
	public enum Type {

		/** A text, of any object. */
		TEXT,

		/** A whole number. */
		COUNT,

		/** A time, a number of nanoseconds. */
		DURATION,

		/** A share, a number from 0 to 1. */
		PERCENT,

		/** An amount of data, a number of bytes. */
		BYTES

	}

}
