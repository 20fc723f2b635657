package dev.exectrace.analysis.export.chrome;

import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import dev.exectrace.analysis.export.ExportProgress;
import dev.exectrace.analysis.export.SampleTasks;
import dev.exectrace.analysis.model.Trace;
import dev.exectrace.analysis.model.TraceBuilder;
import dev.exectrace.analysis.select.Selection;
import dev.exectrace.analysis.task.TaskScopes;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that tasks are found in what is written as they are in the trace.
 */
class TaskEventsTests {

	private static final JsonMapper JSON = JsonMapper.builder()
		.enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
		.build();

	@Test
	void tasksAndRegionsLastAsLongAsTheTraceSays() throws Exception {
		Trace trace = SampleTasks.generate(41, 400);
		for (Selection selection : List.of(Selection.ALL,
				new Selection(Pattern.compile("worker-[12]"), 30_000, 70_001))) {
			assertThat(slices(export(trace, selection, null)))
				.containsExactlyInAnyOrderElementsOf(SampleTasks.expected(trace, selection, null));
		}
	}

	@Test
	void chosenTasksAreAloneWithWhatThreadsDidForThem() throws Exception {
		Trace trace = SampleTasks.generate(42, 200);
		TaskScopes chosen = SampleTasks.chosen(trace);
		for (Selection selection : List.of(Selection.ALL, new Selection(null, 30_000, 70_001))) {
			JsonNode events = export(trace, selection, chosen);
			assertThat(slices(events)).isNotEmpty()
				.containsExactlyInAnyOrderElementsOf(SampleTasks.expected(trace, selection, chosen));
			Map<Integer, String> names = new HashMap<>();
			Map<String, Long> worked = new HashMap<>();
			for (JsonNode event : events) {
				if (phase(event).equals("M") && event.get("name").stringValue().equals("thread_name")) {
					names.put(event.get("tid").intValue(), event.at("/args/name").stringValue());
				}
				if (phase(event).equals("X")) {
					worked.merge(names.get(event.get("tid").intValue()), nanos(event.get("dur")), Long::sum);
				}
			}
			assertThat(worked).isEqualTo(SampleTasks.worked(trace, selection, chosen));
		}
	}

	@Test
	void tasksTellTheirOutcomeAndWhatTheProgramSaid() throws Exception {
		TraceBuilder builder = new TraceBuilder();
		builder.window(0, 1000);
		int thread = builder.thread(1, "worker", true);
		builder.taskEnded(7, 0, "order", 10, 500, thread, null, "number=3", "trace", "span");
		builder.taskBegan(8, 7, "pay", 20, thread);
		builder.log(thread, 30, 8, "money", "3 EUR");
		Map<String, JsonNode> told = new HashMap<>();
		for (JsonNode event : export(builder.build(), Selection.ALL, null)) {
			if (phase(event).equals("b") || phase(event).equals("i")) {
				told.put(event.get("name").stringValue(), event.get("args"));
			}
		}
		assertThat(told).isEqualTo(Map.of("order", JSON.readTree("""
				{"task":7,"outcome":"success","attributes":"number=3","trace id":"trace","span id":"span"}
				"""), "pay", JSON.readTree("""
				{"task":8,"parent":7,"incomplete":true}
				"""), "money", JSON.readTree("""
				{"task":8,"message":"3 EUR"}
				""")));
	}

	/** As a viewer pairs them: by id, what began last ends first. */
	private static List<String> slices(JsonNode events) {
		List<String> slices = new ArrayList<>();
		Map<Long, Deque<JsonNode>> open = new HashMap<>();
		Map<Long, Long> last = new HashMap<>();
		for (JsonNode event : events) {
			if (!phase(event).equals("b") && !phase(event).equals("e")) {
				continue;
			}
			long id = event.get("id").longValue();
			long at = nanos(event.get("ts"));
			assertThat(at).isGreaterThanOrEqualTo(last.getOrDefault(id, 0L));
			last.put(id, at);
			Deque<JsonNode> stack = open.computeIfAbsent(id, (key) -> new ArrayDeque<>());
			if (phase(event).equals("b")) {
				stack.push(event);
			}
			else {
				JsonNode begun = stack.pop();
				assertThat(begun.get("name")).isEqualTo(event.get("name"));
				slices.add(line(begun, at));
			}
		}
		assertThat(open.values()).allMatch(Deque::isEmpty);
		return slices;
	}

	private static String line(JsonNode begun, long end) {
		JsonNode args = begun.get("args");
		String name = begun.get("name").stringValue();
		boolean region = args.has("thread");
		String kind = !region ? "task" : name.equals(args.get("thread").stringValue()) ? "worker" : "region";
		return SampleTasks.line(kind, args.has("task") ? args.get("task").longValue() : 0, name, nanos(begun.get("ts")),
				end);
	}

	private static JsonNode export(Trace trace, Selection selection, TaskScopes tasks) throws Exception {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		ChromeExport.write(trace, selection, tasks, out, ExportProgress.NONE);
		return JSON.readTree(out.toByteArray()).get("traceEvents");
	}

	private static String phase(JsonNode event) {
		return event.get("ph").stringValue();
	}

	private static long nanos(JsonNode micros) {
		return micros.decimalValue().multiply(BigDecimal.valueOf(1000)).longValueExact();
	}

}
