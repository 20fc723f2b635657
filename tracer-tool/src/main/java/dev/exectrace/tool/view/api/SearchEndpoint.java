package dev.exectrace.tool.view.api;

import dev.exectrace.analysis.tile.Found;
import dev.exectrace.analysis.tile.Hits;
import tools.jackson.core.JsonGenerator;

/**
 * {@code search?text=}: threads, tasks, classes and methods of a name, and where they are
 * on the whole.
 */
final class SearchEndpoint implements Endpoint {

	private static final int MOST = 50;

	private final ViewedTrace trace;

	SearchEndpoint(ViewedTrace trace) {
		this.trace = trace;
	}

	@Override
	public Answer answer(Query query) {
		Found found = this.trace.search().find(query.text("text", ""), MOST);
		return Answer.json((json) -> {
			json.writeStartObject();
			json.writeArrayPropertyStart("hits");
			found.hits().forEach((hits) -> hits(json, hits));
			json.writeEndArray();
			json.writeArrayPropertyStart("marks");
			found.marks().forEach(json::writeNumber);
			json.writeEndArray();
			json.writeEndObject();
		});
	}

	private static void hits(JsonGenerator json, Hits hits) {
		json.writeStartObject();
		json.writeStringProperty("sort", hits.sort());
		json.writeNumberProperty("total", hits.total());
		json.writeArrayPropertyStart("hits");
		hits.hits().forEach((hit) -> {
			json.writeStartObject();
			json.writeStringProperty("name", hit.name());
			json.writeNumberProperty("row", hit.row());
			json.writeNumberProperty("start", hit.start());
			json.writeNumberProperty("end", hit.end());
			json.writeNumberProperty("count", hit.count());
			json.writeEndObject();
		});
		json.writeEndArray();
		json.writeEndObject();
	}

}
