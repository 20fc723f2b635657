package dev.exectrace.loadtest.check;

import dev.exectrace.loadtest.trace.Block;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ExpectedWait}.
 */
class ExpectedWaitTests {

	@ParameterizedTest
	@CsvSource({ "/contended-monitor, monitor enter, ''",
			"/contended-lock, park, java.util.concurrent.locks.ReentrantLock$NonfairSync",
			"/small-pool, park, java.util.concurrent.SynchronousQueue$Transferer",
			"/small-pool, park, java.util.concurrent.SynchronousQueue$TransferQueue",
			"/hand-off, park, java.util.concurrent.LinkedTransferQueue", "/sleep, sleep, ''",
			"/slow-downstream, network, ''", "/serial-fan-out, network, ''", "/pinned, pinned, ''" })
	void showsAsWhatItIs(String path, String reason, String blockerClass) {
		assertThat(shows(path, reason, blockerClass)).isTrue();
	}

	@ParameterizedTest
	@CsvSource({ "/contended-monitor, object wait, ''", "/contended-lock, park, ''",
			"/contended-lock, park, java.util.concurrent.CountDownLatch$Sync",
			"/contended-lock, monitor enter, java.util.concurrent.locks.ReentrantLock$NonfairSync",
			"/small-pool, park, com.example.SynchronousQueue", "/sleep, park, ''", "/slow-downstream, park, ''",
			"/pinned, sleep, ''" })
	void doesNotShowAsSomethingElse(String path, String reason, String blockerClass) {
		assertThat(shows(path, reason, blockerClass)).isFalse();
	}

	@Test
	void endpointsAreNamedOnce() {
		assertThat(ExpectedWait.ofDemo()).extracting(ExpectedWait::path).doesNotHaveDuplicates();
		assertThat(ExpectedWait.ofDemo()).extracting(ExpectedWait::name).doesNotHaveDuplicates();
	}

	private static boolean shows(String path, String reason, String blockerClass) {
		return ExpectedWait.ofDemo()
			.stream()
			.filter((wait) -> wait.path().equals(path))
			.findFirst()
			.orElseThrow()
			.shows()
			.test(new Block(1, 0, 1, reason, blockerClass));
	}

}
