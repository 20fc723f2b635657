package dev.exectrace.tool.threads;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

import dev.exectrace.tool.Exectrace;
import jdk.jfr.Recording;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

class ThreadsCommandTests {

	@TempDir
	static Path directory;

	private static Path trace;

	private final StringWriter out = new StringWriter();

	private final StringWriter err = new StringWriter();

	/** Three threads that park until a fourth lets them go. */
	@BeforeAll
	static void record() throws IOException, InterruptedException {
		trace = directory.resolve("trace.jfr");
		try (Recording recording = new Recording()) {
			recording.enable("jdk.ThreadPark").withoutThreshold();
			recording.enable("jdk.ThreadStart");
			recording.enable("jdk.ThreadEnd");
			recording.start();
			CountDownLatch latch = new CountDownLatch(1);
			Thread[] waiters = new Thread[3];
			for (int i = 0; i < waiters.length; i++) {
				waiters[i] = Thread.ofPlatform().name("waiter-" + i).start(() -> await(latch));
			}
			for (Thread waiter : waiters) {
				while (waiter.getState() != Thread.State.WAITING) {
					Thread.onSpinWait();
				}
			}
			latch.countDown();
			for (Thread waiter : waiters) {
				waiter.join();
			}
			recording.stop();
			recording.dump(trace);
		}
	}

	private static void await(CountDownLatch latch) {
		try {
			latch.await();
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private int run(String... options) {
		String[] arguments = new String[options.length + 2];
		arguments[0] = "threads";
		arguments[1] = trace.toString();
		System.arraycopy(options, 0, arguments, 2, options.length);
		return Exectrace.commandLine()
			.setOut(new PrintWriter(this.out, true))
			.setErr(new PrintWriter(this.err, true))
			.execute(arguments);
	}

	private JsonNode json(String... options) {
		String[] arguments = new String[options.length + 1];
		arguments[0] = "--json";
		System.arraycopy(options, 0, arguments, 1, options.length);
		assertThat(run(arguments)).as(this.err::toString).isZero();
		return JsonMapper.shared().readTree(this.out.toString());
	}

	@Test
	void showsGroups() {
		assertThat(run()).as(this.err::toString).isZero();
		assertThat(this.out.toString()).contains("groups of threads", "waiter-*", "park", "latencies");
	}

	@Test
	void jsonHasEveryColumnAndItsTimesAddUp() {
		JsonNode groups = json("--thread", "^waiter");
		assertThat(groups).hasSize(1);
		JsonNode group = groups.get(0);
		assertThat(group.get("name").asString()).isEqualTo("waiter-*");
		assertThat(group.get("threads").asInt()).isEqualTo(3);
		assertThat(group.get("waits").asInt()).isEqualTo(3);
		assertThat(group.get("blockedPark").asLong()).isPositive().isEqualTo(group.get("blocked").asLong());
		long states = 0;
		for (String state : new String[] { "running", "runnable", "stopped", "unknown", "blocked" }) {
			states += group.get(state).asLong();
		}
		assertThat(group.get("total").asLong()).isEqualTo(states);
		assertThat(group.propertyNames()).contains("blockedObjectWait", "latencyP99", "waitMax");
	}

	@Test
	void showsThreadsOfAGroup() {
		JsonNode threads = json("--group", "WAITER", "--sort", "name");
		assertThat(threads).extracting((row) -> row.get("name").asString())
			.containsExactly("waiter-0", "waiter-1", "waiter-2");
	}

	@Test
	void sortsAndLimits() {
		JsonNode threads = json("--single", "--sort", "park", "--limit", "2");
		assertThat(threads).hasSize(2);
		assertThat(threads.get(0).get("blockedPark").asLong())
			.isGreaterThanOrEqualTo(threads.get(1).get("blockedPark").asLong());
	}

	@Test
	void saysHowManyAreNotShown() {
		assertThat(run("--single", "--thread", "waiter", "--limit", "1")).isZero();
		assertThat(this.out.toString()).contains("2 more are not shown");
	}

	@Test
	void nothingSelectedIsSaid() {
		assertThat(run("--thread", "nobody at all")).isZero();
		assertThat(this.out.toString()).contains("There are no such threads.");
	}

	@Test
	void unknownGroupNamesTheCure() {
		assertThat(run("--group", "nope")).isEqualTo(1);
		assertThat(this.err.toString()).contains("no group of threads has nope in its name; see");
	}

	@ParameterizedTest
	@ValueSource(strings = { "--sort=nope", "--limit=-1", "--limit=x" })
	void refusesWhatMakesNoSense(String option) {
		assertThat(run(option)).isEqualTo(2);
		assertThat(this.err.toString()).startsWith("exectrace: ").contains("See 'exectrace threads --help'");
	}

}
