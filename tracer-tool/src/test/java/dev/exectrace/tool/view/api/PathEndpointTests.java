package dev.exectrace.tool.view.api;

import dev.exectrace.analysis.model.StopReason;
import dev.exectrace.analysis.model.Trace;
import dev.exectrace.analysis.model.TraceBuilder;
import dev.exectrace.analysis.model.WaitReason;
import dev.exectrace.analysis.model.WakeCause;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class PathEndpointTests {

	/** A lone half of a character, and markup, must come through as text. */
	private static final String NAME = "</script><b>\ud83d";

	private final ViewedTrace trace = ViewedTrace.of("trace.jfr", trace());

	private final Endpoint endpoint = new PathEndpoint(this.trace);

	private static Trace trace() {
		TraceBuilder builder = new TraceBuilder();
		builder.window(0, 10_000);
		builder.level("full");
		int carrier = builder.thread(1, "ForkJoinPool-1-worker-1", false);
		int other = builder.thread(2, "ForkJoinPool-1-worker-2", false);
		int holder = builder.thread(3, NAME, true);
		int waiter = builder.thread(4, "waiter", true);
		builder.started(holder, 0, -1);
		builder.started(waiter, 1000, -1);
		builder.run(holder, carrier, 0, 6000, StopReason.END, 0, -1, WakeCause.START, 0, WaitReason.NONE, -1);
		builder.run(waiter, other, 1000, 1000, StopReason.PARK, 0, -1, WakeCause.START, 0, WaitReason.NONE, -1);
		builder.run(waiter, other, 5500, 500, StopReason.END, 500, holder, WakeCause.UNPARK, 3000, WaitReason.LOCK, -1);
		builder.ended(holder, 6000);
		builder.ended(waiter, 6000);
		builder.taskEnded(1L << 60, 0, "GET /" + NAME, 1000, 6000, waiter, null, null, null, null);
		builder.region(waiter, 1000, 6000, 1L << 60, "GET", true);
		return builder.build();
	}

	@Test
	void leadsThroughTheThreadThatWasWaitedFor() {
		JsonNode path = json(this.endpoint.answer(new Query("task=" + (1L << 60))));

		assertThat(path.at("/task/id").asString()).isEqualTo(Long.toString(1L << 60));
		assertThat(path.at("/task/name").asString()).startsWith("GET /</script><b>");
		assertThat(path.get("whole").asBoolean()).isTrue();
		int waiter = path.get("row").asInt();
		long at = path.get("start").asLong();
		assertThat(at).isEqualTo(1000);
		boolean holder = false;
		for (JsonNode segment : path.get("segments")) {
			assertThat(segment.get("start").asLong()).isEqualTo(at);
			at = segment.get("end").asLong();
			holder |= segment.get("row").asInt() != waiter;
		}
		assertThat(at).isEqualTo(6000);
		assertThat(holder).isTrue();
		assertThat(path.get("shares")).isNotEmpty();
	}

	@Test
	void taskThatIsNotThereIsSaid() {
		assertThatExceptionOfType(BadRequestException.class).isThrownBy(() -> this.endpoint.answer(new Query("task=7")))
			.withMessageContaining("no task 7");
	}

	private static JsonNode json(Answer answer) {
		return JsonMapper.shared().readTree(answer.body());
	}

}
