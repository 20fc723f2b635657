package dev.exectrace.tool.profile;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.zip.GZIPInputStream;

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

class ProfileCommandTests {

	@TempDir
	static Path directory;

	private static Path trace;

	private final StringWriter out = new StringWriter();

	private final StringWriter err = new StringWriter();

	/** Two threads that park until the main one lets them go. */
	@BeforeAll
	static void record() throws IOException, InterruptedException {
		trace = directory.resolve("trace.jfr");
		try (Recording recording = new Recording()) {
			recording.enable("jdk.ThreadPark").withoutThreshold();
			recording.start();
			CountDownLatch latch = new CountDownLatch(1);
			Thread[] waiters = new Thread[2];
			for (int i = 0; i < waiters.length; i++) {
				waiters[i] = Thread.ofPlatform().name("waiter-" + i).start(() -> awaitLatch(latch));
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

	private static void awaitLatch(CountDownLatch latch) {
		try {
			latch.await();
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private int run(Object... options) {
		String[] arguments = new String[options.length + 2];
		arguments[0] = "profile";
		arguments[1] = trace.toString();
		for (int i = 0; i < options.length; i++) {
			arguments[i + 2] = options[i].toString();
		}
		return Exectrace.commandLine()
			.setOut(new PrintWriter(this.out, true))
			.setErr(new PrintWriter(this.err, true))
			.execute(arguments);
	}

	@Test
	void showsWhatThreadsWereBlockedOn() {
		assertThat(run("--thread=waiter")).as(this.err::toString).isZero();
		assertThat(this.out.toString()).contains(" blocked, in 2 waits of 2 threads in ", "2 x  waiter-*, ",
				"ProfileCommandTests.awaitLatch:");
	}

	@Test
	void otherTypesDoNotHaveThem() {
		assertThat(run("--type=net", "--thread=waiter")).isZero();
		assertThat(this.out.toString()).startsWith("0 ns blocked on the network, in 0 waits of 2 threads");
	}

	@Test
	void jsonHasMethodsAndStacks() {
		assertThat(run("--type=sync", "--thread=waiter", "--json", "--limit=3")).isZero();
		JsonNode json = JsonMapper.shared().readTree(this.out.toString());
		assertThat(json.get("type").asString()).isEqualTo("sync");
		assertThat(json.get("unit").asString()).isEqualTo("nanoseconds");
		assertThat(json.get("count").asLong()).isEqualTo(2);
		assertThat(json.get("methods")).hasSize(3);
		JsonNode stack = json.get("stacks").get(0);
		assertThat(stack.get("group").asString()).isEqualTo("waiter-*");
		assertThat(stack.get("value").asLong()).isEqualTo(json.get("value").asLong());
		assertThat(stack.get("frames").toString()).contains("ProfileCommandTests.awaitLatch:");
	}

	@Test
	void writesFiles() throws IOException {
		Path pprof = directory.resolve("block.pb.gz");
		assertThat(run("--format=pprof", "-o", pprof)).isZero();
		try (GZIPInputStream in = new GZIPInputStream(Files.newInputStream(pprof))) {
			assertThat(new String(in.readAllBytes())).contains("contentions", "awaitLatch");
		}
		Path page = directory.resolve("block.html");
		assertThat(run("--format=flamegraph", "-o", page)).isZero();
		assertThat(page).content().startsWith("<!DOCTYPE html>").contains("\"title\":\"trace.jfr: block\"");
		Path collapsed = directory.resolve("block.txt");
		assertThat(run("--format=collapsed", "-o", collapsed)).isZero();
		assertThat(Files.readAllLines(collapsed)).allMatch((line) -> line.matches(".+ \\d+"))
			.anyMatch((line) -> line.contains("awaitLatch;"));
		assertThat(this.out.toString()).isEmpty();
		assertThat(this.err.toString()).contains("go tool pprof -http=: " + pprof, page + "; open it in a browser");
	}

	@Test
	void unknownTypesAreToldThoseThereAre() {
		assertThat(run("--type=mutex")).isEqualTo(2);
		assertThat(this.err.toString()).contains("no profile 'mutex'; there are net, sync, ");
	}

	@Test
	void aSelectionOfNoThreadIsExplained() {
		assertThat(run("--thread=nobody-has-this-name")).isEqualTo(1);
		assertThat(this.err.toString()).contains("no thread of " + trace + " is selected; see what there is with");
	}

	@Test
	void doesNotOverwriteTheTrace() throws IOException {
		long size = Files.size(trace);
		assertThat(run("--format=pprof", "-o", trace)).isEqualTo(1);
		assertThat(this.err.toString()).contains("is the trace itself; give -o another name");
		assertThat(trace).hasSize(size);
	}

	@ParameterizedTest
	@ValueSource(strings = { "--json --format=pprof", "--json -o x.json", "--limit 0", "--format=svg" })
	void refusesWhatDoesNotGoTogether(String options) {
		assertThat(run((Object[]) options.split(" "))).isEqualTo(2);
		assertThat(this.err.toString()).startsWith("exectrace: ").doesNotContain("\tat ");
		assertThat(Path.of("x.json")).doesNotExist();
	}

}
