package dev.exectrace.tool.view.api;

import dev.exectrace.analysis.model.GarbageCollection;
import dev.exectrace.analysis.model.Pause;
import dev.exectrace.analysis.model.TraceBuilder;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

class StopsEndpointTests {

	private final Endpoint endpoint = new StopsEndpoint(trace());

	private static ViewedTrace trace() {
		TraceBuilder builder = new TraceBuilder();
		builder.window(0, 1_000_000_000);
		builder.level("full");
		builder.pause(new Pause(100_000_000, 120_000_000, "GC Pause", 7));
		builder.pause(new Pause(110_000_000, 115_000_000, "a part of it", 7));
		builder.pause(new Pause(500_000_000, 505_000_000, "Deoptimize", -1));
		int thread = builder.thread(1, "main", false);
		builder.taskEnded(1, 0, "long", 90_000_000, 110_000_000, thread, null, null, null, null);
		builder.taskEnded(2, 0, "long", 600_000_000, 620_000_000, thread, null, null, null, null);
		builder.taskEnded(3, 0, "other", 450_000_000, 550_000_000, thread, null, null, null, null);
		builder.garbageCollection(
				new GarbageCollection(7, "G1New", "Allocation", 90_000_000, 40_000_000, 20_000_000, 20_000_000));
		return ViewedTrace.of("trace.jfr", builder.build());
	}

	@Test
	void tellsTheLongestStopsAndTheWorstWindows() {
		JsonNode stops = ask("");
		assertThat(stops.get("count").asInt()).isEqualTo(2);
		assertThat(stops.get("stopped").asLong()).isEqualTo(25_000_000);
		assertThat(stops.at("/pauses/0/cause").asString()).isEqualTo("GC Pause");
		assertThat(stops.at("/collections/0/id").asInt()).isEqualTo(7);
		assertThat(stops.at("/curve/0/utilisation").asDouble()).isZero();
		JsonNode last = stops.get("curve").get(stops.get("curve").size() - 1);
		assertThat(last.get("utilisation").asDouble()).isEqualTo(0.975);
	}

	@Test
	void timeIsSelected() {
		JsonNode stops = ask("from=400000000&to=600000000");
		assertThat(stops.get("count").asInt()).isOne();
		assertThat(stops.get("length").asLong()).isEqualTo(200_000_000);
		assertThat(stops.get("collections")).isEmpty();
		assertThat(ask("from=0&to=100000000").at("/collections/0/id").asInt()).isEqualTo(7);
		assertThat(ask("from=2000000000").get("curve")).isEmpty();
	}

	@Test
	void tasksAreSelected() {
		JsonNode one = ask("task=3");
		assertThat(one.get("pauses").findValuesAsString("cause")).containsExactly("Deoptimize");
		assertThat(one.get("length").asLong()).isEqualTo(100_000_000);
		assertThat(one.get("collections")).isEmpty();
		JsonNode some = ask("tasks=long");
		assertThat(some.get("pauses").findValuesAsString("cause")).containsExactly("GC Pause");
		assertThat(some.get("stopped").asLong()).isEqualTo(10_000_000);
		assertThat(some.get("length").asLong()).isEqualTo(40_000_000);
		assertThat(some.at("/collections/0/id").asInt()).isEqualTo(7);
		assertThat(ask("tasks=long&from=600000000").get("pauses")).isEmpty();
		assertThat(ask("tasks=nothing").get("curve")).isEmpty();
	}

	private JsonNode ask(String query) {
		return JsonMapper.shared().readTree(this.endpoint.answer(new Query(query)).body());
	}

}
