package dev.exectrace.analysis.export.perfetto;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import com.google.protobuf.Message;
import dev.exectrace.analysis.export.ExpectedStates;
import dev.exectrace.analysis.export.ExportProgress;
import dev.exectrace.analysis.export.SampleTrace;
import dev.exectrace.analysis.export.perfetto.PerfettoReader.Flow;
import dev.exectrace.analysis.export.perfetto.PerfettoReader.Slice;
import dev.exectrace.analysis.model.ThreadState;
import dev.exectrace.analysis.model.Threads;
import dev.exectrace.analysis.model.Trace;
import dev.exectrace.analysis.model.TraceBuilder;
import dev.exectrace.analysis.select.Selection;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/**
 * Google's protobuf library decodes what is written, and finds what the trace says.
 */
class PerfettoExportTests {

	private static final Selection SOME = new Selection(Pattern.compile("virtual|hi|\u7dda"), 50_000_000, 700_000_001);

	private static final Set<String> STATES = Set.of("running", "runnable", "blocked", "stopped", "unknown");

	@Test
	void threadsSpendTheirTimeAsTheTraceSays() throws Exception {
		Trace trace = SampleTrace.generate(11, 60, 40);
		Threads threads = trace.threads();
		for (Selection selection : List.of(Selection.ALL, SOME)) {
			PerfettoReader found = export(trace, selection);
			Map<String, Long> sums = new HashMap<>();
			for (Slice slice : found.slices) {
				if (STATES.contains(slice.event().category()) && !isCarrier(found, slice)) {
					sums.merge(found.name(slice.track()) + "/" + slice.event().category() + "/" + slice.event().name(),
							slice.duration(), Long::sum);
				}
			}
			assertThat(sums).isEqualTo(ExpectedStates.sums(trace, selection,
					(thread, timeline) -> utf8(threads.name(thread)) + "/" + ExpectedStates.label(timeline)));
		}
	}

	@Test
	void carriersShowWhatRanOnThem() throws Exception {
		Trace trace = SampleTrace.generate(12, 20, 10);
		PerfettoReader found = export(trace, Selection.ALL);
		List<Slice> slices = found.slices.stream().filter((slice) -> isCarrier(found, slice)).toList();
		assertThat(slices).hasSize(trace.runs().count());
		Set<String> names = slices.stream().map((slice) -> slice.event().name()).collect(Collectors.toSet());
		Set<String> expected = new HashSet<>();
		for (int run = 0; run < trace.runs().count(); run++) {
			expected.add(utf8(trace.threads().name(trace.runs().thread(run))));
		}
		assertThat(names).isEqualTo(expected);
	}

	@Test
	void arrowsGoFromTheWakerToTheOneThatItWoke() throws Exception {
		Trace trace = SampleTrace.generate(13, 30, 20);
		PerfettoReader found = export(trace, Selection.ALL);
		Map<String, Long> arrows = new HashMap<>();
		for (Flow flow : found.flows.values()) {
			assertThat(flow.to()).isNotNull();
			assertThat(flow.to().event().at()).isEqualTo(flow.from().event().at());
			assertThat(flow.to().event().annotations()).containsEntry("waker", found.name(flow.from().track()));
			assertThat(flow.from().event().annotations()).containsEntry("wakee", found.name(flow.to().track()));
			arrows.merge(found.name(flow.to().track()), 1L, Long::sum);
		}
		for (int thread = 0; thread < trace.threads().count(); thread++) {
			if (trace.threads().isVirtual(thread)) {
				assertThat(arrows).containsEntry(utf8(trace.threads().name(thread)),
						(long) trace.runsByThread().count(thread));
			}
		}
	}

	@Test
	void virtualThreadsStandBelowTheirGroupAndPlatformThreadsInTheProcess() throws Exception {
		Trace trace = SampleTrace.generate(14, 20, 5);
		PerfettoReader found = export(trace, Selection.ALL);
		int described = 0;
		for (Map.Entry<Long, Message> track : found.tracks.entrySet()) {
			String name = found.name(track.getKey());
			for (int thread = 0; thread < trace.threads().count(); thread++) {
				if (trace.threads().isVirtual(thread) && utf8(trace.threads().name(thread)).equals(name)) {
					assertThat(found.parent(track.getKey()))
						.isEqualTo(utf8(trace.threads().groups().name(trace.threads().groups().group(thread))));
					described++;
				}
			}
			if (PerfettoReader.has(track.getValue(), "thread")) {
				Message description = (Message) PerfettoReader.get(track.getValue(), "thread");
				assertThat(PerfettoReader.get(description, "pid")).isEqualTo(1);
				int thread = trace.threads().number((Integer) PerfettoReader.get(description, "tid"));
				assertThat(utf8(trace.threads().name(thread))).isEqualTo(name);
			}
		}
		assertThat(described).isEqualTo(20);
	}

	@Test
	void waitsTellTheirStackAndWhatTheyWereFor() throws Exception {
		Trace trace = SampleTrace.generate(15, 10, 20);
		Set<String> stacks = new HashSet<>();
		for (int stack = 0; stack < trace.code().stackCount(); stack++) {
			stacks.add(String.join("\n", trace.code().describe(stack)));
		}
		PerfettoReader found = export(trace, Selection.ALL);
		Set<String> told = found.slices.stream()
			.map((slice) -> slice.event().annotations().get("stack"))
			.filter((stack) -> stack != null)
			.collect(Collectors.toSet());
		assertThat(told).isEqualTo(stacks);
		assertThat(found.slices)
			.anySatisfy((slice) -> assertThat(slice.event().annotations()).containsEntry("class", "app.Lock,$1")
				.containsEntry("cause", "unpark"));
	}

	@Test
	void countersAddUpToTheTimeInTheState() throws Exception {
		Trace trace = SampleTrace.generate(16, 60, 40);
		for (Selection selection : List.of(Selection.ALL, SOME)) {
			PerfettoReader found = export(trace, selection);
			Map<String, Long> sums = ExpectedStates.sums(trace, selection,
					(thread, timeline) -> ExpectedStates.label(timeline));
			for (ThreadState state : List.of(ThreadState.RUNNING, ThreadState.RUNNABLE, ThreadState.BLOCKED)) {
				List<double[]> counter = found.counter(state.label() + " threads");
				double integral = 0;
				for (int i = 0; i < counter.size(); i++) {
					double end = (i + 1 < counter.size()) ? counter.get(i + 1)[0] : selection.end(trace);
					integral += counter.get(i)[1] * (end - counter.get(i)[0]);
				}
				assertThat(integral).isCloseTo(ExpectedStates.in(sums, state), within(1000.0));
			}
		}
	}

	@Test
	void pausesCollectionsHeapAndLoadAreThere() throws Exception {
		PerfettoReader found = export(SampleTrace.generate(17, 5, 5), Selection.ALL);
		Map<String, Long> durations = found.slices.stream()
			.filter((slice) -> Set.of("pause", "gc").contains(slice.event().category()))
			.collect(Collectors.toMap((slice) -> found.name(slice.track()) + "/" + slice.event().name(),
					Slice::duration));
		assertThat(durations).isEqualTo(Map.of("pauses/GC Pause", 20_000_000L, "pauses/G1 \"Young\"", 5_000_000L,
				"garbage collections: G1New/Allocation", 40_000_000L));
		assertThat(found.counter("heap used")).containsExactly(new double[] { 90_000_000, 500 },
				new double[] { 130_000_000, 200 });
		assertThat(found.counter("heap committed")).containsExactly(new double[] { 90_000_000, 1000 });
		assertThat(found.counter("processor load of the JVM, %")).containsExactly(new double[] { 500_000_000, 25 });
	}

	@Test
	void theTimeOfDayIsTold() throws Exception {
		List<Message> clocks = PerfettoReader.list(export(SampleTrace.generate(18, 1, 1), Selection.ALL).clocks,
				"clocks");
		assertThat(clocks).hasSize(2);
		assertThat(PerfettoReader.get(clocks.get(1), "clock_id")).isEqualTo(1);
		assertThat(PerfettoReader.get(clocks.get(1), "timestamp")).isEqualTo(1_700_000_000_123_456_789L);
	}

	@Test
	void anEmptyTraceIsATraceWithoutSlices() throws Exception {
		TraceBuilder builder = new TraceBuilder();
		builder.window(0, 0);
		assertThat(export(builder.build(), Selection.ALL).slices).isEmpty();
	}

	private static boolean isCarrier(PerfettoReader found, Slice slice) {
		return "carriers".equals(found.parent(slice.track()));
	}

	private static PerfettoReader export(Trace trace, Selection selection) throws Exception {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		PerfettoExport.write(trace, selection, null, out, ExportProgress.NONE);
		return new PerfettoReader(out.toByteArray());
	}

	private static String utf8(String name) {
		return new String(name.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
	}

}
