package dev.exectrace.tool.locks;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;

import dev.exectrace.tool.Exectrace;
import jdk.jfr.Recording;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

class LocksCommandTests {

	private static final int HELD_MILLIS = 80;

	@TempDir
	Path directory;

	private final StringWriter out = new StringWriter();

	private final StringWriter err = new StringWriter();

	@Test
	void jsonTellsWhoWaitedAndWhoHeld() throws Exception {
		assertThat(run("locks", contended(), "--thread=^waiter", "--json")).as(this.err::toString).isZero();

		JsonNode locks = JsonMapper.shared().readTree(this.out.toString());
		assertThat(locks.size()).isEqualTo(1);
		JsonNode lock = locks.get(0);
		assertThat(lock.get("reason").asString()).isEqualTo("monitor");
		assertThat(lock.get("class").asString()).isEqualTo(Guard.class.getName());
		assertThat(lock.get("place").asString()).isEqualTo(LocksCommandTests.class.getName() + ".enter");
		assertThat(lock.get("waits").asInt()).isEqualTo(1);
		assertThat(lock.get("waiters").asInt()).isEqualTo(1);
		assertThat(lock.get("total").asLong()).isEqualTo(lock.get("longest").asLong()).isPositive();
		assertThat(lock.at("/longestWaits/0/thread").asString()).isEqualTo("waiter-1");
		assertThat(lock.at("/longestWaits/0/releaser").asString()).isEqualTo("holder-1");
		assertThat(lock.at("/releasers/0/group").asString()).isEqualTo("holder-*");
		assertThat(lock.at("/stacks/0/stack/0").asString()).startsWith(LocksCommandTests.class.getName() + ".enter");
	}

	@Test
	void textShowsBothSides() throws Exception {
		assertThat(run("locks", contended(), "--thread=^waiter")).as(this.err::toString).isZero();

		assertThat(this.out.toString()).contains("monitor", Guard.class.getName(), "released by holder-*: 1 wait",
				"waiter-1 waited", "holder-1", "1 wait at");
	}

	@Test
	void noLocksAreSaidSo() throws Exception {
		Path file = contended();

		assertThat(run("locks", file, "--thread=^nobody$")).as(this.err::toString).isZero();
		assertThat(this.out.toString()).startsWith("No thread waited for a lock; --all");
	}

	@Test
	void wrongUseIsRefused() {
		assertThat(run("locks", "trace.jfr", "--limit=-1")).isEqualTo(2);
		assertThat(this.err.toString()).contains("--limit and --details cannot be less than 0");
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

	/** One thread holds a monitor until another one has been blocked for some time. */
	private Path contended() throws IOException, InterruptedException {
		Path file = this.directory.resolve("trace.jfr");
		try (Recording recording = new Recording()) {
			recording.enable("jdk.ThreadStart");
			recording.enable("jdk.ThreadEnd");
			recording.enable("jdk.JavaMonitorEnter").withThreshold(Duration.ZERO).withStackTrace();
			recording.start();
			Guard guard = new Guard();
			CountDownLatch held = new CountDownLatch(1);
			Thread waiter = new Thread(() -> enter(guard), "waiter-1");
			Thread holder = new Thread(() -> hold(guard, held, waiter), "holder-1");
			holder.start();
			held.await();
			waiter.start();
			waiter.join();
			holder.join();
			recording.stop();
			recording.dump(file);
		}
		return file;
	}

	private static void enter(Guard guard) {
		synchronized (guard) {
			guard.entered++;
		}
	}

	private static void hold(Guard guard, CountDownLatch held, Thread waiter) {
		synchronized (guard) {
			held.countDown();
			while (waiter.getState() != Thread.State.BLOCKED) {
				Thread.onSpinWait();
			}
			long end = System.nanoTime() + HELD_MILLIS * 1_000_000L;
			for (long left = end - System.nanoTime(); left > 0; left = end - System.nanoTime()) {
				LockSupport.parkNanos(left);
			}
		}
	}

	private static final class Guard {

		private int entered;

	}

}
