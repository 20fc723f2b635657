package dev.exectrace.tool.locks;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;

import dev.exectrace.tool.Exectrace;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class LocksCommandTests {

	@TempDir
	static Path directory;

	private static Path trace;

	private final StringWriter out = new StringWriter();

	private final StringWriter err = new StringWriter();

	@BeforeAll
	static void record() throws Exception {
		trace = ContendedRecording.record(directory.resolve("trace.jfr"));
	}

	@Test
	void sumsAgreeWithTheEvents() throws Exception {
		List<RecordedEvent> events = RecordingFile.readAllEvents(trace)
			.stream()
			.filter((event) -> event.getEventType().getName().equals("jdk.JavaMonitorEnter")
					&& event.getThread().getJavaName().startsWith("waiter-"))
			.toList();

		assertThat(run("locks", trace, "--json", "--thread", "^waiter-")).as(this.err::toString).isZero();

		JsonNode locks = JsonMapper.shared().readTree(this.out.toString());
		assertThat(locks).hasSize(1);
		JsonNode lock = locks.get(0);
		assertThat(lock.get("kind").asString()).isEqualTo("monitor");
		assertThat(lock.get("type").asString()).isEqualTo("java.lang.Object");
		assertThat(lock.get("site").asString()).isEqualTo(ContendedRecording.class.getName() + ".enter");
		assertThat(lock.get("waits").asInt()).isEqualTo(events.size());
		assertThat(lock.get("waiters").asInt()).isEqualTo(ContendedRecording.WAITERS);
		assertThat(lock.get("instances").asInt()).isOne();
		long total = events.stream().mapToLong((event) -> event.getDuration().toNanos()).sum();
		assertThat(lock.get("total").asLong()).isCloseTo(total, within(10L * events.size()));
		assertThat(lock.at("/releasers").findValuesAsString("group")).contains("holder");
		assertThat(lock.at("/longestWaits/0/meanwhile")).isNotEmpty();
		assertThat(lock.at("/longestWaits/0/stack/0").asString()).contains(".enter:");
	}

	@Test
	void tellsPeopleTheSame() throws Exception {
		assertThat(run("locks", trace, "--thread", "^waiter-")).as(this.err::toString).isZero();

		assertThat(this.out.toString()).contains("for one lock or pool:", "monitor", "ContendedRecording.enter",
				"until released by", "holder");
	}

	@Test
	void limitsAndDetails() throws Exception {
		assertThat(run("locks", trace, "--limit", "1", "--details", "0", "--all")).isZero();
		assertThat(this.out.toString()).doesNotContain("released by");
		assertThat(run("locks", trace, "--limit", "-1")).isEqualTo(2);
	}

	@Test
	void nothingIsSaidToBeNothing() throws Exception {
		assertThat(run("locks", trace, "--thread", "^nobody$")).isZero();
		assertThat(this.out.toString()).contains("No thread waited");
	}

	private int run(Object... arguments) {
		String[] texts = new String[arguments.length];
		for (int i = 0; i < texts.length; i++) {
			texts[i] = arguments[i].toString();
		}
		return Exectrace.commandLine()
			.setOut(new PrintWriter(this.out, true))
			.setErr(new PrintWriter(this.err, true))
			.execute(texts);
	}

}
