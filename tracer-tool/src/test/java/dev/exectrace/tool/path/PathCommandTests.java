package dev.exectrace.tool.path;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;

import dev.exectrace.tool.Exectrace;
import dev.exectrace.tool.locks.ContendedRecording;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

class PathCommandTests {

	@TempDir
	static Path directory;

	private static Path trace;

	private final StringWriter out = new StringWriter();

	private final StringWriter err = new StringWriter();

	@BeforeAll
	static void record() throws Exception {
		trace = ContendedRecording.record(directory.resolve("trace.jfr"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "waiter-0", "^waiter-", "holder" })
	void partsAddUp(String thread) throws Exception {
		JsonNode path = json("path", trace, "--thread", thread, "--json").get(0);

		long sum = 0;
		long at = path.get("start").asLong();
		for (JsonNode segment : path.get("segments")) {
			assertThat(segment.get("start").asLong()).isEqualTo(at);
			at += segment.get("duration").asLong();
			sum += segment.get("duration").asLong();
		}
		assertThat(sum).isEqualTo(path.get("duration").asLong());
		long shares = 0;
		for (JsonNode share : path.get("summary")) {
			shares += share.get("time").asLong();
		}
		assertThat(shares).isEqualTo(sum);
	}

	@Test
	void waitNamesWhoHeldTheMonitor() throws Exception {
		boolean held = false;
		for (int i = 0; i < ContendedRecording.WAITERS; i++) {
			for (JsonNode segment : json("path", trace, "--thread", "waiter-" + i, "--json").get(0).get("segments")) {
				held |= "monitor".equals(segment.get("reason").asStringOpt().orElse(null))
						&& "holder".equals(segment.get("waker").asStringOpt().orElse(null));
			}
		}
		assertThat(held).isTrue();
	}

	@Test
	void threadGoesByItsId() throws Exception {
		long id = json("path", trace, "--thread", "waiter-0", "--json").get(0).get("id").asLong();

		assertThat(json("path", trace, "--thread", Long.toString(id), "--json").get(0).get("thread").asString())
			.isEqualTo("waiter-0");
	}

	@Test
	void slowestOfPlatformThreadsAreTheLongestWaits() throws Exception {
		JsonNode paths = json("path", trace, "--slowest", "2", "--thread", "^waiter-", "--json");

		assertThat(paths).hasSize(2);
		assertThat(paths.get(0).get("duration").asLong()).isGreaterThanOrEqualTo(paths.get(1).get("duration").asLong());
	}

	@Test
	void tellsPeopleTheSame() {
		assertThat(run("path", trace, "--thread", "waiter-0")).as(this.err::toString).isZero();

		assertThat(this.out.toString()).contains("waiter-0 (id ", "Where the time went:", "Step by step");
	}

	@Test
	void unknownThreadIsExplained() {
		assertThat(run("path", trace, "--thread", "^nobody$")).isEqualTo(1);
		assertThat(this.err.toString()).contains("no thread of " + trace + " has ^nobody$ in its name")
			.doesNotContain("\tat ");
		assertThat(run("path", trace, "--slowest", "0")).isEqualTo(2);
	}

	private JsonNode json(Object... arguments) {
		this.out.getBuffer().setLength(0);
		assertThat(run(arguments)).as(this.err::toString).isZero();
		return JsonMapper.shared().readTree(this.out.toString());
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
