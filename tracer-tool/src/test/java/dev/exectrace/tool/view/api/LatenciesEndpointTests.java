package dev.exectrace.tool.view.api;

import java.util.stream.LongStream;

import dev.exectrace.analysis.model.TraceBuilder;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class LatenciesEndpointTests {

	private final Endpoint endpoint = new LatenciesEndpoint(trace());

	private static ViewedTrace trace() {
		TraceBuilder builder = new TraceBuilder();
		builder.window(0, 1_000_000);
		builder.level("full");
		int thread = builder.thread(1, "main", false);
		for (int task = 1; task <= 500; task++) {
			builder.taskEnded(task, 0, (task % 2 == 0) ? "even" : "odd", task, task + task * 7L, thread, null, null,
					null, null);
		}
		return ViewedTrace.of("trace.jfr", builder.build());
	}

	@Test
	void everyTaskIsInTheBarThatItsDurationIsIn() {
		JsonNode all = ask("");
		long next = all.at("/bars/0/least").asLong();
		int sum = 0;
		for (JsonNode bar : all.get("bars")) {
			assertThat(bar.get("least").asLong()).isEqualTo(next);
			next = bar.get("most").asLong() + 1;
			long[] inside = LongStream.rangeClosed(1, 500)
				.map((task) -> task * 7)
				.filter((duration) -> duration >= bar.get("least").asLong() && duration <= bar.get("most").asLong())
				.toArray();
			assertThat(bar.get("count").asInt()).isEqualTo(inside.length);
			sum += inside.length;
		}
		assertThat(sum).isEqualTo(500);
		assertThat(all.at("/slowest/0/task/id").asString()).isEqualTo("500");
	}

	@Test
	void nameAndDurationsChoose() {
		JsonNode chosen = ask("name=odd&least=700&most=721");
		assertThat(chosen.get("slowest").valueStream().map((row) -> row.at("/task/id").asString()))
			.containsExactly("103", "101");
		assertThat(ask("name=none").get("bars")).isEmpty();
	}

	@Test
	void selectedTasksChoose() {
		JsonNode one = ask("task=103");
		assertThat(one.get("slowest").valueStream().map((row) -> row.at("/task/id").asString())).containsExactly("103");
		assertThat(ask("tasks=od&least=700&most=721").get("slowest")
			.valueStream()
			.map((row) -> row.at("/task/id").asString())).containsExactly("103", "101");
		assertThatExceptionOfType(BadRequestException.class).isThrownBy(() -> ask("task=501"))
			.withMessage("There is no task 501");
	}

	private JsonNode ask(String query) {
		return JsonMapper.shared().readTree(this.endpoint.answer(new Query(query)).body());
	}

}
