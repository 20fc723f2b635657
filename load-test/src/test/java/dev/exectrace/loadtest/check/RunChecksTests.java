package dev.exectrace.loadtest.check;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the checks of runs: {@link CarriersRunOneThread},
 * {@link ThreadsRunOnOneCarrier}, {@link WakeUpsPrecedeRuns} and
 * {@link WaitsFitBetweenRuns}.
 */
class RunChecksTests {

	private final Check carriers = new CarriersRunOneThread();

	private final Check threads = new ThreadsRunOnOneCarrier();

	private final Check wakeUps = new WakeUpsPrecedeRuns();

	private final Check waits = new WaitsFitBetweenRuns();

	@Test
	void orderlyRunsPass() {
		TraceBuilder trace = new TraceBuilder().run(1, 10, 100, 110)
			.run(1, 11, 110, 120)
			.block(10, 110, 115, "park", "")
			.run(2, 10, 117, 130, 115, "unpark");
		assertPasses(this.carriers, trace);
		assertPasses(this.threads, trace);
		assertPasses(this.wakeUps, trace);
		assertPasses(this.waits, trace);
	}

	@Test
	void traceWithoutRunsFails() {
		TraceBuilder trace = new TraceBuilder();
		assertFails(this.carriers, trace);
		assertFails(this.threads, trace);
		assertFails(this.wakeUps, trace);
		assertFails(this.waits, trace);
	}

	@Test
	void overlapOnOneCarrierFails() {
		TraceBuilder trace = new TraceBuilder().run(1, 11, 109, 120).run(1, 10, 100, 110);
		assertFails(this.carriers, trace);
		assertPasses(this.threads, trace);
	}

	@Test
	void oneThreadOnTwoCarriersFails() {
		TraceBuilder trace = new TraceBuilder().run(2, 10, 109, 120).run(1, 10, 100, 110);
		assertFails(this.threads, trace);
		assertPasses(this.carriers, trace);
	}

	@Test
	void runWithoutWakeUpFails() {
		assertFails(this.wakeUps, new TraceBuilder().run(1, 10, 100, 110).run(1, 10, 120, 130, 120, ""));
	}

	@Test
	void wakeUpAfterItsRunFails() {
		assertFails(this.wakeUps, new TraceBuilder().run(1, 10, 100, 110).run(1, 10, 120, 130, 121, "unpark"));
	}

	@Test
	void wakeUpBeforeTheLastRunFails() {
		assertFails(this.wakeUps, new TraceBuilder().run(1, 10, 100, 110).run(1, 10, 120, 130, 99, "unpark"));
	}

	@Test
	void wakeUpBeforeTheThreadHasStoppedPasses() {
		assertPasses(this.wakeUps, new TraceBuilder().run(1, 10, 100, 110).run(1, 10, 120, 130, 105, "unpark"));
	}

	@Test
	void firstRunNeedsNoWakeUp() {
		assertPasses(this.wakeUps,
				new TraceBuilder().run(1, 10, 0, 10, 0, "").run(1, 11, 20, 30).run(1, 11, 40, 50, 35, "unpark"));
	}

	@Test
	void waitThatBeginsBeforeTheStopFails() {
		assertFails(this.waits, new TraceBuilder().run(1, 10, 100, 110).block(10, 109, 115, "park", ""));
	}

	@Test
	void waitThatEndsAfterTheNextStartFails() {
		assertFails(this.waits,
				new TraceBuilder().run(1, 10, 100, 110).run(1, 10, 120, 130).block(10, 110, 121, "park", ""));
	}

	@Test
	void waitOfAnotherThreadPasses() {
		assertPasses(this.waits, new TraceBuilder().run(1, 10, 100, 110).block(11, 105, 108, "park", ""));
	}

	private static void assertPasses(Check check, TraceBuilder trace) {
		assertThat(check.check(trace.build()).ok()).isTrue();
	}

	private static void assertFails(Check check, TraceBuilder trace) {
		assertThat(check.check(trace.build()).ok()).isFalse();
	}

}
