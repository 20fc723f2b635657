package dev.exectrace.tool.view.api;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.LongBinaryOperator;

import dev.exectrace.analysis.column.Spans;
import dev.exectrace.analysis.mmu.MutatorUtilisation;
import dev.exectrace.analysis.mmu.WorstWindow;
import dev.exectrace.analysis.model.GarbageCollection;
import dev.exectrace.analysis.model.Pause;
import dev.exectrace.analysis.select.Selection;
import tools.jackson.core.JsonGenerator;

/**
 * {@code stops?from=&to=&task=&tasks=}: how much of its time the application could at
 * least run, in windows of every length, the longest stops of the JVM, and the
 * collections that stopped it longest. Where tasks are chosen, stops and collections are
 * those while any of them went on.
 */
final class StopsEndpoint implements Endpoint {

	private static final int POINTS_A_DECADE = 24;

	private static final int MOST = 100;

	private final ViewedTrace trace;

	StopsEndpoint(ViewedTrace trace) {
		this.trace = trace;
	}

	@Override
	public Answer answer(Query query) {
		Spans tasks = TaskQuery.times(this.trace.trace(), query);
		Selection time = during(TimeQuery.selection(query), tasks);
		MutatorUtilisation utilisation = MutatorUtilisation.of(this.trace.trace(), time);
		List<WorstWindow> curve = (utilisation.length() > 0) ? utilisation.curve(POINTS_A_DECADE) : List.of();
		List<Pause> pauses = outer(utilisation.pauses(), tasks);
		return Answer.json((json) -> {
			json.writeStartObject();
			json.writeNumberProperty("count", pauses.size());
			json.writeNumberProperty("stopped", sum(tasks, time, this.trace.trace().pauses()::overlap));
			json.writeNumberProperty("length", sum(tasks, time, (from, to) -> to - from));
			json.writeArrayPropertyStart("curve");
			curve.forEach((window) -> window(json, window));
			json.writeEndArray();
			json.writeArrayPropertyStart("pauses");
			pauses.stream()
				.sorted(Comparator.comparingLong(Pause::duration).reversed())
				.limit(MOST)
				.forEach((pause) -> pause(json, pause));
			json.writeEndArray();
			json.writeArrayPropertyStart("collections");
			this.trace.trace()
				.garbageCollections()
				.stream()
				.filter((collection) -> isWithin(tasks, time, collection.start(),
						Math.max(collection.start() + 1, collection.start() + collection.duration())))
				.sorted(Comparator.comparingLong(GarbageCollection::pauses).reversed())
				.limit(MOST)
				.forEach((collection) -> collection(json, collection));
			json.writeEndArray();
			json.writeEndObject();
		});
	}

	/** The time from the first of the tasks to the last. */
	private static Selection during(Selection time, Spans tasks) {
		if (tasks.count() == 0) {
			return new Selection(null, 0, 0);
		}
		return new Selection(null, Math.max(time.from(), tasks.first()), Math.min(time.to(), tasks.last()));
	}

	private long sum(Spans tasks, Selection time, LongBinaryOperator measure) {
		long end = time.end(this.trace.trace());
		long sum = 0;
		for (int i = tasks.firstAfter(time.from()); i < tasks.count() && tasks.start(i) < end; i++) {
			sum += measure.applyAsLong(Math.max(time.from(), tasks.start(i)), Math.min(end, tasks.end(i)));
		}
		return sum;
	}

	private static boolean isWithin(Spans tasks, Selection time, long start, long end) {
		return tasks.overlap(Math.max(start, time.from()), Math.max(time.from(), Math.min(end, time.to()))) > 0;
	}

	/**
	 * The JVM tells of the pauses of a collection and of the operations that make them.
	 */
	private static List<Pause> outer(List<Pause> pauses, Spans tasks) {
		List<Pause> outer = new ArrayList<>();
		long end = Long.MIN_VALUE;
		for (Pause pause : pauses) {
			if (pause.end() > end && tasks.overlap(pause.start(), pause.end()) > 0) {
				outer.add(pause);
				end = pause.end();
			}
		}
		return outer;
	}

	private static void window(JsonGenerator json, WorstWindow window) {
		json.writeStartObject();
		json.writeNumberProperty("window", window.length());
		json.writeNumberProperty("start", window.start());
		json.writeNumberProperty("utilisation", window.utilisation());
		json.writeEndObject();
	}

	private static void pause(JsonGenerator json, Pause pause) {
		json.writeStartObject();
		json.writeNumberProperty("start", pause.start());
		json.writeNumberProperty("duration", pause.duration());
		json.writeStringProperty("cause", pause.cause());
		json.writeNumberProperty("collection", pause.gc());
		json.writeEndObject();
	}

	private static void collection(JsonGenerator json, GarbageCollection collection) {
		json.writeStartObject();
		json.writeNumberProperty("id", collection.id());
		json.writeStringProperty("name", collection.name());
		json.writeStringProperty("cause", collection.cause());
		json.writeNumberProperty("start", collection.start());
		json.writeNumberProperty("duration", collection.duration());
		json.writeNumberProperty("pauses", collection.pauses());
		json.writeNumberProperty("longestPause", collection.longestPause());
		json.writeEndObject();
	}

}
