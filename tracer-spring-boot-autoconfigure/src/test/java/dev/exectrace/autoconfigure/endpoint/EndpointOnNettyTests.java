package dev.exectrace.autoconfigure.endpoint;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import reactor.core.scheduler.NonBlocking;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

import org.springframework.boot.WebApplicationType;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class EndpointOnNettyTests extends EndpointContract {

	/**
	 * A thread that reads a capture for a client turns to what else there is after some
	 * hundred buffers, which take a capture of an idle JVM twenty seconds.
	 */
	private static final Duration LESS_THAN_A_TURN = Duration.ofSeconds(10);

	EndpointOnNettyTests() {
		super(WebApplicationType.REACTIVE);
	}

	@Test
	void readsTheTraceOnNoEventLoop() throws IOException {
		try (InputStream body = client().stream(PATH + "?seconds=60").body()) {
			body.read();
			await().atMost(PATIENCE).until(() -> readers().findAny().isPresent());
			assertThat(readers()).noneMatch((thread) -> thread instanceof NonBlocking);
		}
	}

	private static Stream<Thread> readers() {
		return Thread.getAllStackTraces()
			.entrySet()
			.stream()
			.filter((entry) -> Arrays.stream(entry.getValue())
				.anyMatch((frame) -> frame.getClassName().startsWith("dev.exectrace.runtime")
						&& frame.getMethodName().equals("read")))
			.map(Map.Entry::getKey);
	}

	/**
	 * Each thread of that scheduler has a queue of its own, and what is in the queue of a
	 * thread that waits for the capture's next bytes waits, too.
	 */
	@Test
	void captureKeepsNoThreadOfTheApplicationsScheduler() throws Exception {
		try (InputStream body = client().stream(PATH + "?seconds=60").body()) {
			Thread.ofPlatform().daemon().start(() -> discard(body));
			await().atMost(PATIENCE).until(() -> readers().findAny().isPresent());
			Scheduler scheduler = Schedulers.boundedElastic();
			int threads = Schedulers.DEFAULT_BOUNDED_ELASTIC_SIZE;
			CountDownLatch busy = new CountDownLatch(threads);
			CountDownLatch done = new CountDownLatch(3 * threads);
			for (int i = 0; i < threads; i++) {
				scheduler.schedule(() -> {
					busy.countDown();
					awaitZero(busy);
				});
			}
			for (int i = 0; i < 3 * threads; i++) {
				scheduler.schedule(done::countDown);
			}
			await().atMost(LESS_THAN_A_TURN).until(() -> busy.getCount() == 0 && done.getCount() == 0);
		}
	}

	private static void discard(InputStream body) {
		try {
			body.transferTo(OutputStream.nullOutputStream());
		}
		catch (IOException ex) {
			// Closed by the test
		}
	}

	private static void awaitZero(CountDownLatch latch) {
		try {
			latch.await();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
