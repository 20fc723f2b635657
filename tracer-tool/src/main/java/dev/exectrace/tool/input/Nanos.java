package dev.exectrace.tool.input;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * Reads a time such as {@code 1.5s}, {@code 300ms} or {@code 2m} as nanoseconds.
 */
public final class Nanos implements ITypeConverter<Long> {

	private static final Pattern FORM = Pattern.compile("(\\d+(?:\\.\\d*)?|\\.\\d+)\\s*(ns|us|µs|ms|s|m|h)?");

	@Override
	public Long convert(String value) {
		if (value.equals("0")) {
			// The default of most, for which BigDecimal need not be loaded
			return 0L;
		}
		Matcher matcher = FORM.matcher(value.strip());
		if (!matcher.matches() || (matcher.group(2) == null && new BigDecimal(matcher.group(1)).signum() != 0)) {
			throw new TypeConversionException("'" + value + "' is not a time as in 1.5s, 300ms or 2m");
		}
		long unit = switch (matcher.group(2)) {
			case null -> 1;
			case "ns" -> 1;
			case "ms" -> 1_000_000;
			case "s" -> 1_000_000_000;
			case "m" -> 60_000_000_000L;
			case "h" -> 3_600_000_000_000L;
			default -> 1000;
		};
		BigDecimal nanos = new BigDecimal(matcher.group(1)).multiply(BigDecimal.valueOf(unit))
			.setScale(0, RoundingMode.HALF_UP);
		if (nanos.unscaledValue().bitLength() > 62) {
			throw new TypeConversionException("'" + value + "' is longer than any trace");
		}
		return nanos.longValue();
	}

}
