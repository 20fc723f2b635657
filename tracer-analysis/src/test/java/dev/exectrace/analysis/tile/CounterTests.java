package dev.exectrace.analysis.tile;

import java.util.Arrays;
import java.util.Random;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class CounterTests {

	@Test
	void spansHaveTheLeastTheGreatestAndTheLast() {
		Random random = new Random(3);
		long[] times = new long[3000];
		double[] values = new double[times.length];
		for (int i = 0; i < times.length; i++) {
			times[i] = (i > 0) ? times[i - 1] + random.nextInt(20) : 50;
			values[i] = random.nextInt(100);
		}
		Counter counter = new Counter("any", "any", times, values);
		long end = times[times.length - 1] + 100;
		for (int spans : new int[] { 1, 7, 100, 5000 }) {
			double[] told = counter.values(0, end, spans);
			for (int span = 0; span < spans; span++) {
				double[] expected = expected(times, values, end * span / spans, end * (span + 1) / spans - 1);
				assertThat(Arrays.copyOfRange(told, span * 3, span * 3 + 3)).isEqualTo(expected);
			}
		}
	}

	private static double[] expected(long[] times, double[] values, long from, long last) {
		double[] expected = { Double.NaN, Double.NaN, Double.NaN };
		for (int i = 0; i < times.length && times[i] <= Math.max(from, last); i++) {
			boolean before = i + 1 < times.length && times[i + 1] <= from;
			if (before) {
				continue;
			}
			expected[0] = Double.isNaN(expected[0]) ? values[i] : Math.min(expected[0], values[i]);
			expected[1] = Double.isNaN(expected[1]) ? values[i] : Math.max(expected[1], values[i]);
			expected[2] = values[i];
		}
		return expected;
	}

	@Test
	void noValuesAreNoNumbers() {
		Counter counter = new Counter("any", "any", new long[] { 10 }, new double[] { 3 });
		assertThat(counter.values(0, 20, 2)).containsExactly(Double.NaN, Double.NaN, Double.NaN, 3, 3, 3);
	}

}
