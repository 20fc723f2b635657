package dev.exectrace.loadtest.check;

import java.util.List;
import java.util.stream.LongStream;

import dev.exectrace.loadtest.request.Request;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link WaitsAgree}.
 */
class WaitsAgreeTests {

	private static final long MILLI = 1_000_000;

	private static final String LOCK = "java.util.concurrent.locks.ReentrantLock$NonfairSync";

	private final ExpectedWait lock = ExpectedWait.ofDemo()
		.stream()
		.filter((wait) -> wait.path().equals("/contended-lock"))
		.findFirst()
		.orElseThrow();

	@Test
	void sameWaitPasses() {
		assertThat(finding(10, blockedFor(10, 0, "park", LOCK)).ok()).isTrue();
	}

	@Test
	void runnableTimeIsNotBlockedTime() {
		assertThat(finding(20, blockedFor(10, 10, "park", LOCK)).ok()).isTrue();
		assertThat(finding(10, blockedFor(20, 10, "park", LOCK)).ok()).isFalse();
	}

	@Test
	void tooShortWaitFails() {
		assertThat(finding(10, blockedFor(7, 0, "park", LOCK)).ok()).isFalse();
	}

	@Test
	void tooLongWaitFails() {
		assertThat(finding(10, blockedFor(13, 0, "park", LOCK)).ok()).isFalse();
	}

	@Test
	void otherReasonFails() {
		assertThat(finding(10, blockedFor(10, 0, "sleep", LOCK)).ok()).isFalse();
	}

	@Test
	void otherBlockerFails() {
		assertThat(finding(10, blockedFor(10, 0, "park", "java.util.concurrent.Semaphore$NonfairSync")).ok()).isFalse();
		assertThat(finding(10, blockedFor(10, 0, "park", "")).ok()).isFalse();
	}

	@Test
	void waitsOfOtherRequestsOnTheSameThreadDoNotCount() {
		TraceBuilder trace = blockedFor(10, 0, "park", LOCK);
		LongStream.range(10, 20).forEach((thread) -> trace.block(thread, 1101, 1111, "park", LOCK));
		assertThat(finding(10, trace).ok()).isTrue();
	}

	@Test
	void requestsOfOtherEndpointsDoNotCount() {
		List<Request> others = requests("/sleep", 10);
		assertThat(new WaitsAgree(this.lock, others).check(blockedFor(10, 0, "park", LOCK).build()).ok()).isFalse();
	}

	private Finding finding(long measured, TraceBuilder trace) {
		return new WaitsAgree(this.lock, requests("/contended-lock", measured)).check(trace.build());
	}

	private static List<Request> requests(String path, long waited) {
		return LongStream.range(10, 20)
			.mapToObj((thread) -> new Request(path, 1000 * MILLI, 1100 * MILLI, true, thread, waited * MILLI))
			.toList();
	}

	private static TraceBuilder blockedFor(long blocked, long runnable, String reason, String blockerClass) {
		TraceBuilder trace = new TraceBuilder();
		LongStream.range(10, 20).forEach((thread) -> {
			trace.run(1, thread, 1000, 1010);
			trace.block(thread, 1010, 1010 + blocked, reason, blockerClass);
			trace.run(1, thread, 1010 + blocked + runnable, 1090);
		});
		return trace;
	}

}
