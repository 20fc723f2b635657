package dev.exectrace.autoconfigure.endpoint;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * How long a capture is to last, as asked for in a request.
 */
class CaptureSeconds {

	private static final Pattern DECIMAL = Pattern.compile("\\d{1,18}(\\.\\d{1,18})?");

	private static final Duration DEFAULT = Duration.ofSeconds(1);

	private final Duration max;

	CaptureSeconds(Duration max) {
		this.max = max;
	}

	/**
	 * Parses a number of seconds.
	 * @param seconds a plain decimal or {@code null} for the default
	 * @return the duration, or empty if it is no decimal or out of bounds
	 */
	Optional<Duration> parse(@Nullable String seconds) {
		if (seconds == null) {
			return Optional.of((DEFAULT.compareTo(this.max) < 0) ? DEFAULT : this.max);
		}
		if (!DECIMAL.matcher(seconds).matches()) {
			return Optional.empty();
		}
		BigDecimal value = new BigDecimal(seconds);
		if (value.signum() == 0 || value.compareTo(decimal(this.max)) > 0) {
			return Optional.empty();
		}
		BigDecimal nanos = value.movePointRight(9).setScale(0, RoundingMode.CEILING);
		return Optional.of(Duration.ofNanos(nanos.longValueExact()));
	}

	String bounds() {
		return "seconds must be a decimal number greater than 0 and at most "
				+ decimal(this.max).stripTrailingZeros().toPlainString();
	}

	private static BigDecimal decimal(Duration duration) {
		return BigDecimal.valueOf(duration.getSeconds()).add(BigDecimal.valueOf(duration.getNano(), 9));
	}

}
