package dev.exectrace.tool.diff;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

import dev.exectrace.tool.Exectrace;
import jdk.jfr.Recording;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class DiffCommandTests {

	@TempDir
	Path directory;

	private final StringWriter out = new StringWriter();

	private final StringWriter err = new StringWriter();

	@Test
	void slowerParksStandFirstInJson() throws Exception {
		Path before = recording("before.jfr", 10);
		Path after = recording("after.jfr", 60);

		assertThat(run("diff", before, after, "--thread=^parker", "--per=thread", "--json", "--all"))
			.as(this.err::toString)
			.isZero();

		JsonNode json = JsonMapper.shared().readTree(this.out.toString());
		assertThat(json.get("per").asString()).isEqualTo("thread");
		assertThat(json.at("/before/threads").asInt()).isEqualTo(4);
		assertThat(json.at("/after/file").asString()).isEqualTo(after.toString());
		for (String table : new String[] { "states", "groups", "stacks" }) {
			JsonNode row = json.get(table).get(0);
			assertThat(row.get("state").asString()).isEqualTo("blocked");
			assertThat(row.get("reason").asString()).isEqualTo("park");
			assertThat(row.get("before").asLong()).isGreaterThanOrEqualTo(10_000_000L);
			assertThat(row.get("after").asLong()).isGreaterThanOrEqualTo(60_000_000L);
			assertThat(row.get("change").asLong()).isCloseTo(row.get("after").asLong() - row.get("before").asLong(),
					within(2L));
			assertThat(row.get("clear").asString()).isIn("yes", "no");
		}
		assertThat(json.at("/groups/0/group").asString()).isEqualTo("parker-*");
		assertThat(json.at("/stacks/0/stack").asString()).startsWith("dev.exectrace.tool.diff.DiffCommandTests.park");
	}

	@Test
	void aTraceAndItselfDifferInNothing() throws Exception {
		Path file = recording("same.jfr", 5);

		assertThat(run("diff", file, file)).as(this.err::toString).isZero();

		assertThat(this.out.toString()).contains("before: " + file, "By state and reason", "By thread group",
				"By stack", "nothing changed clearly");
	}

	@Test
	void nothingSelectedNamesTheTraceAndTheCure() throws Exception {
		Path file = recording("same.jfr", 5);

		assertThat(run("diff", file, file, "--thread=nobody")).isEqualTo(1);

		assertThat(this.err.toString()).startsWith("exectrace: No thread of " + file + " is selected; widen --thread");
	}

	@Test
	void wrongUseIsRefused() {
		assertThat(run("diff", "one.jfr")).isEqualTo(2);
		assertThat(run("diff", "one.jfr", "two.jfr", "--per=week")).isEqualTo(2);
		assertThat(run("diff", "one.jfr", "two.jfr", "--limit=-1")).isEqualTo(2);
		assertThat(this.err.toString()).contains("AFTER", "--per", "--limit", "'-1' is not a number from 0 on");
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

	private Path recording(String name, int millis) throws IOException, InterruptedException {
		Path file = this.directory.resolve(name);
		try (Recording recording = new Recording()) {
			recording.enable("jdk.ThreadStart");
			recording.enable("jdk.ThreadEnd");
			recording.enable("jdk.ThreadPark").withThreshold(Duration.ZERO).withStackTrace();
			recording.start();
			for (int i = 0; i < 4; i++) {
				Thread thread = new Thread(() -> park(millis), "parker-" + i);
				thread.start();
				thread.join();
			}
			recording.stop();
			recording.dump(file);
		}
		return file;
	}

	private static void park(int millis) {
		long end = System.nanoTime() + millis * 1_000_000L;
		for (long left = end - System.nanoTime(); left > 0; left = end - System.nanoTime()) {
			LockSupport.parkNanos(left);
		}
	}

}
