package dev.exectrace.tool.push;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to wait before the next try: twice as long each time, from one second to
 * thirty, and up to half of it less by chance, so that many do not come back at once.
 */
final class BackOff {

	/** A receiver that asks for more is not waited for. */
	static final Duration LONGEST = Duration.ofMinutes(1);

	private static final Duration FIRST = Duration.ofSeconds(1);

	private static final Duration LAST = Duration.ofSeconds(30);

	private final RandomGenerator random;

	BackOff(RandomGenerator random) {
		this.random = random;
	}

	/**
	 * How long to wait.
	 * @param tries how many there were, from 1 on
	 * @param asked what the receiver asked for, or {@code null}
	 * @return the time
	 */
	Duration pause(int tries, Duration asked) {
		if (asked != null) {
			return asked;
		}
		long nanos = Math.min(FIRST.toNanos() << Math.min(tries - 1, 10), LAST.toNanos());
		return Duration.ofNanos(nanos - this.random.nextLong(nanos / 2));
	}

}
