package dev.exectrace.analysis.export.perfetto;

import java.io.ByteArrayOutputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

import dev.exectrace.analysis.export.ExportProgress;
import dev.exectrace.analysis.export.SampleTasks;
import dev.exectrace.analysis.export.perfetto.PerfettoReader.Slice;
import dev.exectrace.analysis.model.Trace;
import dev.exectrace.analysis.model.TraceBuilder;
import dev.exectrace.analysis.select.Selection;
import dev.exectrace.analysis.task.TaskScopes;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that tasks are found in what is written as they are in the trace.
 */
class TaskTracksTests {

	private static final Set<String> KINDS = Set.of("task", "worker", "region");

	@Test
	void tasksAndRegionsLastAsLongAsTheTraceSays() throws Exception {
		Trace trace = SampleTasks.generate(31, 400);
		for (Selection selection : List.of(Selection.ALL, new Selection(Pattern.compile("worker-[12]"), 30_000, 70_001),
				new Selection(null, 50_000, 50_001))) {
			PerfettoReader found = export(trace, selection, null);
			List<Slice> slices = slices(found);
			assertThat(slices.stream()
				.map((slice) -> SampleTasks.line(slice.event().category(),
						Long.parseLong(slice.event().annotations().getOrDefault("task", "0")), slice.event().name(),
						slice.event().at(), slice.end())))
				.containsExactlyInAnyOrderElementsOf(SampleTasks.expected(trace, selection, null));
			assertThat(slices).allSatisfy((slice) -> {
				assertThat(found.parent(slice.track())).isEqualTo("tasks");
				if (slice.event().category().equals("task")) {
					assertThat(found.name(slice.track())).isEqualTo(slice.event().name());
				}
			});
		}
	}

	@Test
	void chosenTasksAreAloneWithWhatThreadsDidForThem() throws Exception {
		Trace trace = SampleTasks.generate(33, 200);
		TaskScopes chosen = SampleTasks.chosen(trace);
		for (Selection selection : List.of(Selection.ALL, new Selection(null, 30_000, 70_001))) {
			PerfettoReader found = export(trace, selection, chosen);
			assertThat(slices(found).stream()
				.map((slice) -> SampleTasks.line(slice.event().category(),
						Long.parseLong(slice.event().annotations().getOrDefault("task", "0")), slice.event().name(),
						slice.event().at(), slice.end())))
				.isNotEmpty()
				.containsExactlyInAnyOrderElementsOf(SampleTasks.expected(trace, selection, chosen));
			Map<String, Long> worked = new HashMap<>();
			found.slices.stream()
				.filter((slice) -> !KINDS.contains(slice.event().category()))
				.forEach((slice) -> worked.merge(found.name(slice.track()), slice.duration(), Long::sum));
			assertThat(worked).isEqualTo(SampleTasks.worked(trace, selection, chosen));
		}
	}

	@Test
	void tasksTellTheirOutcomeAndWhatTheProgramSaid() throws Exception {
		TraceBuilder builder = new TraceBuilder();
		builder.window(0, 1000);
		int thread = builder.thread(1, "worker", true);
		builder.taskEnded(7, 0, "order", 10, 500, thread, "java.io.IOException", "number=3", "trace", "span");
		builder.taskBegan(8, 7, "pay", 20, thread);
		Map<String, Map<String, String>> told = new HashMap<>();
		slices(export(builder.build(), Selection.ALL, null))
			.forEach((slice) -> told.put(slice.event().name(), slice.event().annotations()));
		assertThat(told).isEqualTo(
				Map.of("order",
						Map.of("task", "7", "outcome", "java.io.IOException", "attributes", "number=3", "trace id",
								"trace", "span id", "span"),
						"pay", Map.of("task", "8", "parent", "7", "incomplete", "true")));
	}

	@Test
	void whatFollowsOneAnotherSharesALaneAndWhatOverlapsDoesNot() throws Exception {
		TraceBuilder builder = new TraceBuilder();
		builder.window(0, 10_000);
		int thread = builder.thread(1, "worker", true);
		int other = builder.thread(2, "other", true);
		for (int id = 1; id < 100; id++) {
			builder.taskEnded(id, 0, "sequential", id * 100, id * 100 + 100, thread, null, null, null, null);
			builder.taskEnded(1000 + id, 0, "two at once", id * 50, id * 50 + 100, thread, null, null, null, null);
		}
		builder.taskEnded(5000, 0, "shared", 0, 1000, thread, null, null, null, null);
		builder.region(thread, 200, 300, 5000, "within", false);
		builder.region(thread, 100, 900, 5000, "shared", true);
		builder.region(other, 150, 950, 5000, "shared", true);
		PerfettoReader found = export(builder.build(), Selection.ALL, null);
		assertThat(lanes(found, "sequential")).isEqualTo(1);
		assertThat(lanes(found, "two at once")).isEqualTo(2);
		assertThat(lanes(found, "shared")).isEqualTo(2);
	}

	@Test
	void messagesStandOnTheThreadThatWroteThem() throws Exception {
		Trace trace = SampleTasks.generate(32, 50);
		PerfettoReader found = export(trace, Selection.ALL, null);
		for (int log = 0; log < trace.taskLogs().count(); log++) {
			String message = trace.taskLogs().message(log);
			long at = trace.taskLogs().at(log);
			String thread = trace.threads().name(trace.taskLogs().thread(log));
			List<Slice> written = found.instants.stream()
				.filter((slice) -> message.equals(slice.event().annotations().get("message")))
				.toList();
			if (at < 0 || at >= trace.window()) {
				assertThat(written).isEmpty();
				continue;
			}
			assertThat(written).singleElement().satisfies((slice) -> {
				assertThat(slice.event().at()).isEqualTo(at);
				assertThat(found.name(slice.track())).isEqualTo(thread);
			});
		}
	}

	private static long lanes(PerfettoReader found, String name) {
		return found.tracks.keySet().stream().filter((track) -> name.equals(found.name(track))).count();
	}

	private static List<Slice> slices(PerfettoReader found) {
		return found.slices.stream().filter((slice) -> KINDS.contains(slice.event().category())).toList();
	}

	private static PerfettoReader export(Trace trace, Selection selection, TaskScopes tasks) throws Exception {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		PerfettoExport.write(trace, selection, tasks, out, ExportProgress.NONE);
		return new PerfettoReader(out.toByteArray());
	}

}
