package dev.exectrace.analysis.export.chrome;

import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import dev.exectrace.analysis.export.ExpectedStates;
import dev.exectrace.analysis.export.ExportProgress;
import dev.exectrace.analysis.export.SampleTrace;
import dev.exectrace.analysis.model.ThreadState;
import dev.exectrace.analysis.model.Threads;
import dev.exectrace.analysis.model.Trace;
import dev.exectrace.analysis.model.TraceBuilder;
import dev.exectrace.analysis.select.Selection;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/**
 * Jackson parses what is written, and finds what the trace says.
 */
class ChromeExportTests {

	private static final Selection SOME = new Selection(Pattern.compile("virtual|hi|\u7dda"), 50_000_000, 700_000_001);

	private static final JsonMapper JSON = JsonMapper.builder()
		.enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
		.build();

	@Test
	void threadsSpendTheirTimeAsTheTraceSays() throws Exception {
		Trace trace = SampleTrace.generate(21, 60, 40);
		for (Selection selection : List.of(Selection.ALL, SOME)) {
			List<JsonNode> events = events(export(trace, selection));
			Map<String, String> names = names(events);
			Map<String, Long> sums = new HashMap<>();
			for (JsonNode event : events) {
				if (is(event, "X") && (event.get("pid").intValue() == 2 || event.get("pid").intValue() == 3)) {
					sums.merge(names.get(track(event)) + "/" + event.get("cat").stringValue() + "/"
							+ event.get("name").stringValue(), nanos(event.get("dur")), Long::sum);
				}
			}
			Threads threads = trace.threads();
			assertThat(sums).isEqualTo(ExpectedStates.sums(trace, selection,
					(thread, timeline) -> threads.name(thread) + "/" + ExpectedStates.label(timeline)));
		}
	}

	@Test
	void timesArePlainDecimalsOfMicroseconds() throws Exception {
		String json = export(SampleTrace.generate(22, 10, 10), Selection.ALL);
		Pattern time = Pattern.compile("\"(?:ts|dur)\":([^,}]*)");
		assertThat(time.matcher(json).results().map((found) -> found.group(1)).toList()).isNotEmpty()
			.allMatch((text) -> text.matches("(0|[1-9]\\d*)\\.\\d{3}"));
	}

	@Test
	void intervalsOfAThreadFollowEachOtherWithoutOverlap() throws Exception {
		Map<String, Long> ends = new HashMap<>();
		for (JsonNode event : events(export(SampleTrace.generate(23, 20, 10), Selection.ALL))) {
			if (is(event, "X") && event.get("pid").intValue() == 3) {
				long start = nanos(event.get("ts"));
				Long end = ends.put(track(event), start + nanos(event.get("dur")));
				assertThat(end == null || end == start).isTrue();
			}
		}
		assertThat(ends).hasSize(20);
	}

	@Test
	void everyArrowHasTwoEndsOnTracksThatAreNamed() throws Exception {
		Trace trace = SampleTrace.generate(24, 30, 10);
		List<JsonNode> events = events(export(trace, Selection.ALL));
		Map<String, String> names = names(events);
		Map<Long, JsonNode> starts = new HashMap<>();
		int arrows = 0;
		for (JsonNode event : events) {
			if (is(event, "s")) {
				assertThat(names).containsKey(track(event));
				starts.put(event.get("id").longValue(), event);
			}
			if (is(event, "f")) {
				JsonNode start = starts.remove(event.get("id").longValue());
				assertThat(start.get("ts")).isEqualTo(event.get("ts"));
				assertThat(event.get("bp").stringValue()).isEqualTo("e");
				arrows++;
			}
		}
		assertThat(starts).isEmpty();
		assertThat(arrows).isGreaterThanOrEqualTo(trace.runs().count());
	}

	@Test
	void countersAddUpToTheTimeInTheState() throws Exception {
		Trace trace = SampleTrace.generate(25, 30, 10);
		Map<String, Long> sums = ExpectedStates.sums(trace, Selection.ALL,
				(thread, timeline) -> ExpectedStates.label(timeline));
		List<JsonNode> counts = events(export(trace, Selection.ALL)).stream()
			.filter((event) -> is(event, "C") && event.get("name").stringValue().equals("active threads"))
			.toList();
		double running = 0;
		for (int i = 0; i < counts.size(); i++) {
			long end = (i + 1 < counts.size()) ? nanos(counts.get(i + 1).get("ts")) : trace.window();
			running += counts.get(i).get("args").get("running").doubleValue() * (end - nanos(counts.get(i).get("ts")));
		}
		assertThat(running).isCloseTo(ExpectedStates.in(sums, ThreadState.RUNNING), within(0.0005 * trace.window()));
	}

	@Test
	void mayStandInAScript() throws Exception {
		String json = export(SampleTrace.generate(26, 10, 10), Selection.ALL);
		assertThat(json).doesNotContain("<").doesNotContain("\u2028");
		assertThat(names(events(json))).containsValues(SampleTrace.NAMES);
	}

	@Test
	void anEmptyTraceIsStillATrace() throws Exception {
		TraceBuilder builder = new TraceBuilder();
		builder.window(0, 0);
		assertThat(events(export(builder.build(), Selection.ALL))).noneMatch((event) -> is(event, "X"));
	}

	private static String export(Trace trace, Selection selection) throws Exception {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		ChromeExport.write(trace, selection, null, out, ExportProgress.NONE);
		return out.toString(StandardCharsets.UTF_8);
	}

	private static List<JsonNode> events(String json) {
		List<JsonNode> events = new ArrayList<>();
		JSON.readTree(json).get("traceEvents").forEach(events::add);
		return events;
	}

	private static Map<String, String> names(List<JsonNode> events) {
		Map<String, String> names = new HashMap<>();
		for (JsonNode event : events) {
			if (is(event, "M") && event.get("name").stringValue().equals("thread_name")) {
				names.put(track(event), event.get("args").get("name").stringValue());
			}
		}
		return names;
	}

	private static boolean is(JsonNode event, String phase) {
		return event.get("ph").stringValue().equals(phase);
	}

	private static String track(JsonNode event) {
		return event.get("pid") + "/" + event.get("tid");
	}

	private static long nanos(JsonNode micros) {
		return micros.decimalValue().multiply(BigDecimal.valueOf(1000)).longValueExact();
	}

}
