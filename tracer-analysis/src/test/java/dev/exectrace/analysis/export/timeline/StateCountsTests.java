package dev.exectrace.analysis.export.timeline;

import java.util.Random;

import dev.exectrace.analysis.model.ThreadState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class StateCountsTests {

	@ParameterizedTest
	@CsvSource({ "0, 1000, 10", "17, 1000, 7", "0, 3, 2000", "5, 1_000_000_007, 2000" })
	void averagesAreThoseOfEverySpan(String first, String last, int most) {
		long from = Long.parseLong(first.replace("_", ""));
		long to = Long.parseLong(last.replace("_", ""));
		StateCounts counts = new StateCounts(from, to, most);
		assertThat(counts.spans()).isLessThanOrEqualTo(most);
		double[] expected = new double[counts.spans()];
		Random random = new Random(most);
		for (int i = 0; i < 200; i++) {
			long start = random.nextLong(from, to);
			long end = random.nextLong(start, to) + 1;
			counts.add(ThreadState.RUNNABLE, start, end);
			for (int span = 0; span < expected.length; span++) {
				long overlap = Math.min(end, counts.end(span)) - Math.max(start, counts.start(span));
				expected[span] += Math.max(0, overlap) / (double) (counts.end(span) - counts.start(span));
			}
		}
		assertThat(counts.averages(ThreadState.RUNNABLE)).containsExactly(expected, within(1e-6));
		assertThat(counts.averages(ThreadState.BLOCKED)).containsOnly(0.0);
	}

	@Test
	void noTimeHasNoSpans() {
		assertThat(new StateCounts(5, 5, 10).averages(ThreadState.RUNNING)).isEmpty();
	}

}
