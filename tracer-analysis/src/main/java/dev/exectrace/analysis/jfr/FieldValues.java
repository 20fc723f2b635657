package dev.exectrace.analysis.jfr;

/**
 * What the numbers in an event's fields mean, by slot: times in any unit, and threads.
 */
final class FieldValues {

	private static final byte NUMBER = 0;

	private static final byte LENGTH_IN_TICKS = 1;

	private static final byte TICKS = 2;

	private static final byte EPOCH_MILLIS = 3;

	private static final byte THREAD = 4;

	/** Negative numbers of these types stand without their sign's higher bits. */
	private static final byte INT = 5;

	private static final byte SHORT = 6;

	private static final byte NOTHING = 7;

	private static final byte FACTOR = 8;

	/**
	 * What JFR writes for a length of time that is not known, and for one without end.
	 */
	private static final long UNKNOWN = Long.MIN_VALUE;

	private static final long ENDLESS = Long.MAX_VALUE;

	private static final long[] FACTORS = { 1, 1000, 1_000_000, 1_000_000_000 };

	private final byte[] meanings;

	FieldValues(EventLayout layout) {
		this.meanings = new byte[layout.count()];
		for (int slot = 1; slot < this.meanings.length; slot++) {
			this.meanings[slot] = meaning(layout.field(slot));
		}
	}

	private static byte meaning(Type.Field field) {
		FieldType kind = field.type.kind();
		if (field.constant && !field.array) {
			return field.type.name.equals("java.lang.Thread") ? THREAD : NOTHING;
		}
		if (field.array || (kind != FieldType.NUMBER && kind != FieldType.BYTE)) {
			return NOTHING;
		}
		return switch (field.content + " " + field.unit) {
			case "Timespan TICKS" -> LENGTH_IN_TICKS;
			case "Timespan NANOSECONDS" -> FACTOR;
			case "Timespan MICROSECONDS" -> FACTOR + 1;
			case "Timespan MILLISECONDS" -> FACTOR + 2;
			case "Timespan SECONDS" -> FACTOR + 3;
			case "Timestamp TICKS" -> TICKS;
			case "Timestamp MILLISECONDS_SINCE_EPOCH" -> EPOCH_MILLIS;
			default -> width(field.type.name);
		};
	}

	private static byte width(String type) {
		return switch (type) {
			case "int" -> INT;
			case "short" -> SHORT;
			default -> NUMBER;
		};
	}

	/**
	 * The id of a thread, a time in nanoseconds, or the number itself; 0 for what is no
	 * number.
	 */
	long of(int slot, long number, TickConversion ticks, ThreadConstants threads) {
		byte meaning = this.meanings[slot];
		if (meaning == NUMBER) {
			return number;
		}
		if (meaning == THREAD) {
			int at = threads.at(number);
			return (at >= 0) ? Math.max(0, threads.id(at)) : 0;
		}
		if (meaning == INT) {
			return (int) number;
		}
		if (meaning == SHORT) {
			return (short) number;
		}
		return (meaning != NOTHING) ? time(meaning, number, ticks) : 0;
	}

	private static long time(byte meaning, long number, TickConversion ticks) {
		if (number == UNKNOWN || number == ENDLESS) {
			return number;
		}
		return switch (meaning) {
			case LENGTH_IN_TICKS -> ticks.length(number);
			case TICKS -> ticks.nanos(number);
			case EPOCH_MILLIS -> number * 1_000_000 - ticks.originNanos();
			default -> saturated(number, FACTORS[meaning - FACTOR]);
		};
	}

	private static long saturated(long number, long factor) {
		long high = Math.multiplyHigh(number, factor);
		long low = number * factor;
		if (high == low >> 63) {
			return low;
		}
		return (number < 0) ? UNKNOWN + 1 : ENDLESS - 1;
	}

}
