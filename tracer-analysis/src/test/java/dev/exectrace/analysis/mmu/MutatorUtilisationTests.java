package dev.exectrace.analysis.mmu;

import java.io.StringReader;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;

import javax.xml.parsers.DocumentBuilderFactory;

import dev.exectrace.analysis.model.Pause;
import dev.exectrace.analysis.model.Trace;
import dev.exectrace.analysis.model.TraceBuilder;
import dev.exectrace.analysis.select.Selection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.xml.sax.InputSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class MutatorUtilisationTests {

	private static final long MS = 1_000_000;

	static LongStream seeds() {
		return LongStream.range(0, 200);
	}

	@Test
	void onePauseIsAllOfAShortWindowAndAPartOfALongOne() {
		MutatorUtilisation utilisation = of(1000 * MS, new Pause(300 * MS, 310 * MS, "GC Pause", 1));

		assertThat(utilisation.worst(5 * MS).utilisation()).isZero();
		assertThat(utilisation.worst(10 * MS)).isEqualTo(new WorstWindow(10 * MS, 300 * MS, 10 * MS));
		assertThat(utilisation.worst(20 * MS).utilisation()).isEqualTo(0.5);
		assertThat(utilisation.worst(1000 * MS).utilisation()).isCloseTo(0.99, within(1e-9));
	}

	@Test
	void twoPausesCountTogetherWhereBothFitIn() {
		MutatorUtilisation utilisation = of(1000 * MS, new Pause(100 * MS, 110 * MS, "GC Pause", 1),
				new Pause(120 * MS, 130 * MS, "GC Pause", 2));

		assertThat(utilisation.worst(30 * MS)).isEqualTo(new WorstWindow(30 * MS, 100 * MS, 20 * MS));
		assertThat(utilisation.worst(25 * MS).stopped()).isEqualTo(15 * MS);
	}

	@Test
	void tableGoesUpToTheLength() {
		assertThat(of(30 * MS).table().stream().map(WorstWindow::length)).containsExactly(MS, 2 * MS, 5 * MS, 10 * MS,
				20 * MS, 30 * MS);
		assertThat(of(30 * MS).table()).allMatch((window) -> window.utilisation() == 1);
		assertThat(of(0).table()).isEmpty();
		assertThat(of(400_000).table()).hasSize(1);
	}

	@Test
	void looksOnlyAtTheSelectedTime() {
		Trace trace = trace(1000 * MS, new Pause(100 * MS, 200 * MS, "a", 1), new Pause(500 * MS, 510 * MS, "b", 2));
		MutatorUtilisation utilisation = MutatorUtilisation.of(trace, new Selection(null, 400 * MS, 600 * MS));

		assertThat(utilisation.length()).isEqualTo(200 * MS);
		assertThat(utilisation.stopped()).isEqualTo(10 * MS);
		assertThat(utilisation.longestPause(utilisation.worst(20 * MS)).cause()).isEqualTo("b");
	}

	@ParameterizedTest
	@MethodSource("seeds")
	void findsWhatTryingEveryWindowFinds(long seed) {
		Random random = new Random(seed);
		int length = 20 + random.nextInt(300);
		Pause[] pauses = random.ints(random.nextInt(8), -10, length + 10)
			.mapToObj((start) -> new Pause(start, start + 1 + random.nextInt(20), "p", -1))
			.toArray(Pause[]::new);
		boolean[] stopped = new boolean[length];
		for (int at = 0; at < length; at++) {
			for (Pause pause : pauses) {
				stopped[at] |= pause.start() <= at && at < pause.end();
			}
		}
		MutatorUtilisation utilisation = of(length, pauses);
		for (int window = 1; window <= length; window++) {
			WorstWindow worst = utilisation.worst(window);
			int most = -1;
			int first = 0;
			for (int start = 0; start + window <= length; start++) {
				int count = count(stopped, start, window);
				if (count > most) {
					most = count;
					first = start;
				}
			}
			assertThat(worst.stopped()).as("window of %d", window).isEqualTo(most);
			assertThat(worst.start()).isGreaterThanOrEqualTo(first).isLessThanOrEqualTo(length - window);
			assertThat(count(stopped, (int) worst.start(), window)).isEqualTo(most);
		}
	}

	@Test
	void plotIsAnXmlDocumentWithACurve() throws Exception {
		MutatorUtilisation utilisation = of(5000 * MS, new Pause(300 * MS, 310 * MS, "GC Pause", 1));
		for (MutatorUtilisation any : List.of(utilisation, of(0), of(400_000), of(MS))) {
			String svg = UtilisationPlot.svg(any);
			DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(svg)));
			assertThat(svg).doesNotContain("NaN").doesNotContain("Infinity");
		}
		assertThat(UtilisationPlot.svg(utilisation)).contains("<polyline").contains("1 s");
	}

	private static int count(boolean[] stopped, int start, int length) {
		int count = 0;
		for (int at = start; at < start + length; at++) {
			count += stopped[at] ? 1 : 0;
		}
		return count;
	}

	private static MutatorUtilisation of(long length, Pause... pauses) {
		return MutatorUtilisation.of(trace(length, pauses), Selection.ALL);
	}

	private static Trace trace(long length, Pause... pauses) {
		TraceBuilder builder = new TraceBuilder();
		builder.window(0, length);
		for (Pause pause : pauses) {
			builder.pause(pause);
		}
		return builder.build();
	}

}
