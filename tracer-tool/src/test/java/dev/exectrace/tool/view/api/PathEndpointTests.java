package dev.exectrace.tool.view.api;

import dev.exectrace.tool.view.TaskTrace;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class PathEndpointTests {

	private final ViewedTrace trace = ViewedTrace.of("trace.jfr", TaskTrace.make());

	private final Endpoint endpoint = new PathEndpoint(this.trace);

	@Test
	void leadsThroughTheThreadThatWasWaitedFor() {
		JsonNode path = json(this.endpoint.answer(new Query("task=" + TaskTrace.TASK)));

		assertThat(path.at("/task/id").asString()).isEqualTo(Long.toString(TaskTrace.TASK));
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
		assertThat(path.get("stopped").asLong()).isZero();
		assertThat(path.get("waits")).hasSize(1);
		assertThat(path.at("/waits/0/count").asInt()).isOne();
		assertThat(path.at("/waits/0/time").asLong()).isEqualTo(3000);
		assertThat(path.at("/waits/0/start").asLong()).isEqualTo(2000);
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
