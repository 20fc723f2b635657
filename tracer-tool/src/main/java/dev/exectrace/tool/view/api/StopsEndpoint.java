package dev.exectrace.tool.view.api;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import dev.exectrace.analysis.mmu.MutatorUtilisation;
import dev.exectrace.analysis.mmu.WorstWindow;
import dev.exectrace.analysis.model.GarbageCollection;
import dev.exectrace.analysis.model.Pause;
import dev.exectrace.analysis.select.Selection;
import tools.jackson.core.JsonGenerator;

/**
 * {@code stops?from=&to=}: how much of its time the application could at least run, in
 * windows of every length, the longest stops of the JVM, and the collections that stopped
 * it longest.
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
		Selection time = TimeQuery.selection(query);
		MutatorUtilisation utilisation = MutatorUtilisation.of(this.trace.trace(), time);
		List<WorstWindow> curve = (utilisation.length() > 0) ? utilisation.curve(POINTS_A_DECADE) : List.of();
		List<Pause> pauses = outer(utilisation.pauses());
		return Answer.json((json) -> {
			json.writeStartObject();
			json.writeNumberProperty("count", pauses.size());
			json.writeNumberProperty("stopped", utilisation.stopped());
			json.writeNumberProperty("length", utilisation.length());
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
				.filter((collection) -> time.overlap(collection.start(),
						Math.max(collection.start() + 1, collection.start() + collection.duration())) > 0)
				.sorted(Comparator.comparingLong(GarbageCollection::pauses).reversed())
				.limit(MOST)
				.forEach((collection) -> collection(json, collection));
			json.writeEndArray();
			json.writeEndObject();
		});
	}

	/**
	 * The JVM tells of the pauses of a collection and of the operations that make them.
	 */
	private static List<Pause> outer(List<Pause> pauses) {
		List<Pause> outer = new ArrayList<>();
		long end = Long.MIN_VALUE;
		for (Pause pause : pauses) {
			if (pause.end() > end) {
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
