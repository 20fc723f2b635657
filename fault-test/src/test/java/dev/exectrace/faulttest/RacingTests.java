package dev.exectrace.faulttest;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import dev.exectrace.runtime.ExecutionTrace;
import dev.exectrace.runtime.TraceRunningException;
import dev.exectrace.runtime.TraceSettings;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Captures that are started at the same time.
 */
class RacingTests {

	private static final int RACES = 1000;

	@Test
	void oneOfTwoIsRefusedATimesThousandAndNothingIsLeft() throws Exception {
		AtomicInteger running = new AtomicInteger();
		AtomicInteger won = new AtomicInteger();
		AtomicInteger refused = new AtomicInteger();
		CyclicBarrier start = new CyclicBarrier(2);
		try (ExecutorService racers = Executors.newFixedThreadPool(2)) {
			List<Future<?>> both = List.of(racers.submit(() -> race(start, running, won, refused)),
					racers.submit(() -> race(start, running, won, refused)));
			for (Future<?> racer : both) {
				racer.get();
			}
		}
		assertThat(won.get()).isGreaterThanOrEqualTo(RACES);
		assertThat(won.get() + refused.get()).isEqualTo(2 * RACES);
		assertThat(ExecutionTrace.running()).isEmpty();
		Awaitility.await()
			.until(() -> Thread.getAllStackTraces()
				.keySet()
				.stream()
				.noneMatch((thread) -> thread.getName().startsWith("exectrace-")));
	}

	private static Void race(CyclicBarrier start, AtomicInteger running, AtomicInteger won, AtomicInteger refused)
			throws Exception {
		for (int i = 0; i < RACES; i++) {
			start.await(1, TimeUnit.MINUTES);
			try {
				ExecutionTrace trace = ExecutionTrace
					.start(TraceSettings.of(Duration.ofMinutes(1)).withAttachAgent(false));
				won.incrementAndGet();
				// Until it is closed there is no other
				assertThat(running.incrementAndGet()).isOne();
				assertThat(trace.inputStream().read()).isEqualTo('F');
				running.decrementAndGet();
				trace.inputStream().close();
				trace.stop();
			}
			catch (TraceRunningException ex) {
				refused.incrementAndGet();
			}
		}
		return null;
	}

}
