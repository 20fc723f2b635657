package dev.exectrace.runtime.recording;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Whether the JVM's recorder would wait for the wall clock. Its time never goes back:
 * once the clock was set back, whoever starts, ends or rotates a recording waits until it
 * is where it was, and all others with it, as the recorder is locked meanwhile. Not on
 * JDK 21. Safe for use by several threads.
 */
final class RecorderPatience {

	/**
	 * As clocks are set by time servers; the recorder itself takes longer now and then.
	 */
	private static final Duration BEARABLE = Duration.ofSeconds(2);

	private static final boolean WAITS = waits();

	/** The latest time that the recorder may have seen, in milliseconds since 1970. */
	private static final AtomicLong latest = new AtomicLong();

	private RecorderPatience() {
	}

	/** The recorder was asked something, and has answered. */
	static void answered() {
		latest.accumulateAndGet(System.currentTimeMillis(), Math::max);
	}

	/** Whether it would wait for too long. */
	static boolean wouldWait() {
		return WAITS && latest.get() - System.currentTimeMillis() > BEARABLE.toMillis();
	}

	/**
	 * Fails where it would wait for too long.
	 * @throws ClockSetBackException if so
	 */
	static void require() throws ClockSetBackException {
		if (wouldWait()) {
			Instant until = Instant.ofEpochMilli(latest.get()).truncatedTo(ChronoUnit.SECONDS);
			throw new ClockSetBackException(
					"the clock of this machine was set back, and until it is where it was, at " + until.plusSeconds(1)
							+ ", this JVM's flight recorder waits, whoever asks it; set the clock forward,"
							+ " restart the service, or capture after that");
		}
	}

	private static boolean waits() {
		try {
			Class<?> repository = Class.forName("jdk.jfr.internal.MetadataRepository", false, null);
			return Arrays.stream(repository.getDeclaredMethods())
				.anyMatch((method) -> method.getName().equals("awaitEpochMilliShift"));
		}
		catch (ClassNotFoundException | LinkageError ex) {
			return false;
		}
	}

}
