package dev.exectrace.runtime;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link SchedulerSampler}.
 */
class SchedulerSamplerTests {

	private final SchedulerSampler sampler = new SchedulerSampler(Duration.ofMillis(50));

	private final AtomicBoolean over = new AtomicBoolean();

	private final List<Thread> threads = new ArrayList<>();

	@BeforeEach
	void attach() {
		assertThat(SchedulerSampler.attachAgent()).isEmpty();
	}

	@AfterEach
	void end() throws InterruptedException {
		this.over.set(true);
		for (Thread thread : this.threads) {
			thread.interrupt();
			thread.join();
		}
		assertThat(ExecutionTrace.running()).isEmpty();
	}

	private void start(Runnable work) {
		this.threads.add(Thread.ofVirtual().start(work));
	}

	/** Two threads that wake each other all the time. */
	private void startSwitching() {
		Thread[] pair = new Thread[2];
		for (int i = 0; i < 2; i++) {
			int other = 1 - i;
			pair[i] = Thread.ofVirtual().unstarted(() -> {
				while (!this.over.get()) {
					LockSupport.unpark(pair[other]);
					LockSupport.parkNanos(Duration.ofSeconds(1).toNanos());
				}
			});
		}
		this.threads.addAll(List.of(pair));
		this.threads.forEach(Thread::start);
	}

	@Test
	void latenciesAreSeenAtEveryLook() {
		startSwitching();
		for (int i = 0; i < 3; i++) {
			Awaitility.await().untilAsserted(() -> {
				Seen seen = sample();
				assertThat(seen.latencies).hasSizeGreaterThan(10);
				assertThat(seen.latencies).allMatch((nanos) -> nanos >= 0 && nanos < Duration.ofSeconds(2).toNanos());
			});
		}
	}

	@Test
	void captureIsUsedAndLeftAlone() throws IOException {
		startSwitching();
		ExecutionTrace capture = ExecutionTrace.start(TraceSettings.of(Duration.ofMinutes(1)));
		try {
			Awaitility.await().until(() -> capture.level() != null);
			Awaitility.await().untilAsserted(() -> assertThat(sample().latencies).hasSizeGreaterThan(10));
			awaitMoreEvents(capture);
			assertThat(capture.isRunning()).isTrue();
		}
		finally {
			end(capture);
		}
		assertThat(capture.endReason()).contains(EndReason.STOPPED);
	}

	@Test
	void captureMayStartDuringALook() throws Exception {
		startSwitching();
		Thread looks = Thread.ofPlatform().start(() -> {
			while (!this.over.get()) {
				this.sampler.sample(new Seen());
			}
		});
		try {
			for (int i = 0; i < 5; i++) {
				ExecutionTrace capture = ExecutionTrace.start(TraceSettings.of(Duration.ofMinutes(1)));
				try {
					Awaitility.await().until(() -> capture.level() != null);
					awaitMoreEvents(capture);
				}
				finally {
					end(capture);
				}
			}
		}
		finally {
			this.over.set(true);
			looks.join();
		}
	}

	/** The hooks write for the capture: without, a chunk has some hundred bytes. */
	private static void awaitMoreEvents(ExecutionTrace capture) {
		capture.flush();
		long before = capture.bytes();
		Awaitility.await().until(() -> capture.bytes() - before > 50_000);
	}

	private static void end(ExecutionTrace capture) throws IOException {
		capture.stop();
		capture.inputStream().close();
	}

	@Test
	void blockedThreadsAreCountedByReason() throws IOException {
		CountDownLatch latch = new CountDownLatch(1);
		Object monitor = new Object();
		try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			for (int i = 0; i < 3; i++) {
				start(() -> awaitQuietly(latch));
			}
			start(() -> sleepQuietly());
			start(() -> acceptQuietly(server));
			synchronized (monitor) {
				start(() -> {
					synchronized (monitor) {
						this.over.get();
					}
				});
				Awaitility.await().untilAsserted(() -> {
					Map<String, Double> blocked = sample().blocked;
					assertThat(blocked.get("park")).isGreaterThanOrEqualTo(3);
					assertThat(blocked.get("sleep")).isGreaterThanOrEqualTo(1);
					assertThat(blocked.get("network")).isGreaterThanOrEqualTo(1);
					assertThat(blocked.get("monitor")).isGreaterThanOrEqualTo(1);
				});
			}
		}
	}

	@Test
	void manyBlockedThreadsAreEstimated() {
		CountDownLatch latch = new CountDownLatch(1);
		for (int i = 0; i < 1000; i++) {
			start(() -> awaitQuietly(latch));
		}
		Awaitility.await()
			.untilAsserted(() -> assertThat(sample().blocked.values().stream().mapToDouble(Double::doubleValue).sum())
				.isBetween(1000.0, 1100.0));
	}

	private Seen sample() {
		Seen seen = new Seen();
		assertThat(this.sampler.sample(seen)).isTrue();
		return seen;
	}

	private static void awaitQuietly(CountDownLatch latch) {
		try {
			latch.await();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private static void sleepQuietly() {
		try {
			Thread.sleep(Duration.ofMinutes(5));
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private static void acceptQuietly(ServerSocket server) {
		try {
			server.accept().close();
		}
		catch (IOException ex) {
			// The end of the test
		}
	}

	private static final class Seen implements SchedulerObserver {

		private final List<Long> latencies = new ArrayList<>();

		private final Map<String, Double> blocked = new TreeMap<>();

		@Override
		public void latency(long nanos) {
			this.latencies.add(nanos);
		}

		@Override
		public void blocked(String reason, double threads) {
			this.blocked.put(reason, threads);
		}

	}

}
