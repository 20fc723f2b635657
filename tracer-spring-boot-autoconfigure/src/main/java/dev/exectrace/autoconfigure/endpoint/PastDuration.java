package dev.exectrace.autoconfigure.endpoint;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

import org.springframework.boot.convert.DurationStyle;

/**
 * How far back a trace is to go, as asked for in a request.
 */
class PastDuration {

	private final Duration max;

	PastDuration(Duration max) {
		this.max = max;
	}

	/**
	 * Parses a duration.
	 * @param last a duration as in a property, in seconds if it names no unit
	 * @return the duration, or empty if it is none or out of bounds
	 */
	Optional<Duration> parse(String last) {
		try {
			return Optional.of(DurationStyle.detectAndParse(last, ChronoUnit.SECONDS))
				.filter((duration) -> duration.isPositive() && duration.compareTo(this.max) <= 0);
		}
		catch (IllegalArgumentException | ArithmeticException ex) {
			return Optional.empty();
		}
	}

	String bounds() {
		ChronoUnit unit = (this.max.toMillisPart() == 0) ? ChronoUnit.SECONDS : ChronoUnit.MILLIS;
		return "last must be a duration such as 10s, greater than 0 and at most "
				+ DurationStyle.SIMPLE.print(this.max, unit) + " (exectrace.flight-recorder.max-age)";
	}

}
