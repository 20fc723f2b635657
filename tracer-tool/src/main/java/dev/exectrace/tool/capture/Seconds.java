package dev.exectrace.tool.capture;

import java.math.BigDecimal;

import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/**
 * For how long a capture can be.
 */
final class Seconds {

	/** The application has a bound of its own, below that. */
	private static final BigDecimal MAX = BigDecimal.valueOf(1_000_000);

	private Seconds() {
	}

	static void check(BigDecimal seconds, CommandLine command) {
		if (seconds.signum() <= 0 || seconds.compareTo(MAX) > 0 || seconds.scale() > 9) {
			throw new ParameterException(command,
					"--seconds must be greater than 0 and at most " + MAX.toPlainString());
		}
	}

}
