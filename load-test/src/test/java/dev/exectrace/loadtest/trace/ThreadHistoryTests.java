package dev.exectrace.loadtest.trace;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ThreadHistory}.
 */
class ThreadHistoryTests {

	private final Block block = new Block(10, 1000, 2000, "park", "");

	@Test
	void runnableUntilTheNextRun() {
		assertThat(history(run(5000, 5100), run(2300, 2400), run(500, 1000)).runnableNanosAfter(this.block))
			.isEqualTo(300);
	}

	@Test
	void noRunAfterwards() {
		assertThat(history(run(500, 1000)).runnableNanosAfter(this.block)).isZero();
	}

	private static Run run(long start, long end) {
		return new Run(1, 10, start, end, "park", start, "unpark");
	}

	private static ThreadHistory history(Run... runs) {
		ThreadHistory history = new ThreadHistory();
		for (Run run : runs) {
			history.runs().add(run);
		}
		history.sort();
		return history;
	}

}
