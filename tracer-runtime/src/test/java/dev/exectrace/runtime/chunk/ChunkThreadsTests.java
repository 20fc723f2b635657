package dev.exectrace.runtime.chunk;

import java.util.ArrayList;
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
			assertThat(this.threads.name(number)).isEqualTo(started.get(number - 1).getName());
		}
	}

	@Test
	void findsTheNameOfAPlatformThreadThatIsKnownByItsIdAlone() {
		this.threads.platform(Thread.currentThread().threadId());
		this.threads.platform(Long.MAX_VALUE);
		this.threads.resolve();
		assertThat(this.threads.name(1)).isEqualTo(Thread.currentThread().getName());
		assertThat(this.threads.isVirtual(1)).isFalse();
		assertThat(this.threads.name(2)).isNull();
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
		assertThat(this.threads.name(1)).isEqualTo("last");
	}

}
