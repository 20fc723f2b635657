package dev.exectrace.runtime.chunk;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ChunkThreads}.
 */
class ChunkThreadsTests {

	private static final int MANY = 60_000;

	private final ChunkThreads threads = new ChunkThreads(ChunkKeys.inRow());

	@Test
	void keepsItsThreadsWhereverItGrows() {
		Map<Integer, Long> ids = new HashMap<>();
		List<Thread> started = new ArrayList<>();
		for (int i = 0; i < MANY; i++) {
			Thread thread = Thread.ofVirtual().name("thread-" + i).unstarted(() -> {
			});
			started.add(thread);
			ids.put(this.threads.key(thread), thread.threadId());
		}
		assertThat(ids).hasSize(MANY);
		assertThat(this.threads.count()).isEqualTo(MANY);
		for (int number = 1; number <= MANY; number++) {
			assertThat(this.threads.id(number)).isEqualTo(ids.get(this.threads.keyOf(number)));
			assertThat(this.threads.isVirtual(number)).isTrue();
			assertThat(name(number)).isEqualTo(started.get(number - 1).getName());
		}
	}

	@Test
	void findsTheNameOfAPlatformThreadThatIsKnownByItsIdAlone() {
		this.threads.platform(Thread.currentThread().threadId());
		this.threads.platform(Long.MAX_VALUE);
		this.threads.resolve();
		assertThat(name(1)).isEqualTo(Thread.currentThread().getName());
		assertThat(this.threads.isVirtual(1)).isFalse();
		assertThat(name(2)).isNull();
		assertThat(this.threads.isVirtual(2)).isFalse();
	}

	@Test
	void forgetsEndedThreadsWhereverItGrows() {
		for (long id = 1; id <= MANY; id++) {
			this.threads.virtual(id, "ended", true);
			this.threads.next();
		}
		this.threads.name(MANY + 1L, "last", false);
		assertThat(this.threads.key(MANY + 1L)).isNotZero();
		assertThat(name(1)).isEqualTo("last");
	}

	@Test
	void keepsManyThreadsThatStayWhileMoreComeAndGo() {
		for (long id = 1; id <= MANY; id++) {
			this.threads.virtual(id, "stays-" + id, false);
		}
		long id = MANY + 1;
		for (int chunk = 0; chunk < 20; chunk++) {
			this.threads.next();
			for (long last = id + MANY; id < last; id++) {
				this.threads.virtual(id, "goes-" + id, true);
			}
			assertThat(this.threads.count()).isEqualTo(MANY);
		}
		this.threads.next();
		for (int number = 1; number <= MANY; number++) {
			assertThat(this.threads.key((long) number)).isEqualTo(this.threads.keyOf(number));
			assertThat(name(number)).isEqualTo("stays-" + number);
		}
	}

	@Test
	void forgetsNamesOfThreadsThatAreGoneAndNoOthers() {
		String lasting = "l".repeat(3000) + "ä€";
		this.threads.name(1, lasting, false);
		for (int round = 0; round < 40; round++) {
			for (long id = 2; id <= 200; id++) {
				this.threads.name(id, "r" + round + "x".repeat(5000), true);
			}
			this.threads.next();
			assertThat(this.threads.key(1)).isNotZero();
			assertThat(name(1)).isEqualTo(lasting);
			assertThat(this.threads.key(200)).isNotZero();
			assertThat(name(2)).isEqualTo("r" + round + "x".repeat(5000));
		}
		assertThat(this.threads.nameBytes()).isLessThan(5_000_000);
	}

	@Test
	void threadsThatHaveEndedInTheChunkBeforeMayStillBeNamed() {
		this.threads.virtual(1, "waker", true);
		this.threads.next();
		assertThat(this.threads.key(1)).isNotZero();
		assertThat(name(1)).isEqualTo("waker");
	}

	private String name(int number) {
		Bytes written = new Bytes(16);
		this.threads.writeName(number, written);
		byte[] bytes = Arrays.copyOf(written.array(), written.length());
		if (bytes[0] == 0) {
			return null;
		}
		int content = 1;
		while (bytes[content++] < 0) {
			continue;
		}
		return new String(bytes, content, bytes.length - content, StandardCharsets.UTF_8);
	}

}
