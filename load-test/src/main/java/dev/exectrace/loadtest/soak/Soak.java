package dev.exectrace.loadtest.soak;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

import dev.exectrace.analysis.jfr.ReadProgress;
import dev.exectrace.analysis.jfr.TraceReader;
import dev.exectrace.analysis.model.TraceFacts;
import dev.exectrace.loadtest.demo.CaptureClient;
import dev.exectrace.loadtest.demo.DemoProcess;
import dev.exectrace.loadtest.gatling.AnswerCount;
import dev.exectrace.loadtest.gatling.GatlingRun;
import dev.exectrace.loadtest.gatling.LoadSwitch;
import dev.exectrace.loadtest.gatling.LoadSwitch.Load;
import dev.exectrace.loadtest.report.Progress;

/**
 * Drives the demo service for an hour, or as long as it is told, with a capture each half
 * a minute, and says whether anything grows or sinks. Needs Linux.
 */
public final class Soak {

	private static final Duration ROUND = Duration.ofSeconds(30);

	private static final Duration CAPTURE = Duration.ofSeconds(5);

	/** After a capture, before the quiet seconds are counted. */
	private static final Duration SETTLE = Duration.ofSeconds(3);

	/** The probe's full collection belongs to nobody. */
	private static final Duration PROBE = Duration.ofSeconds(2);

	private static final int READ_EVERY = 10;

	private final Progress progress;

	private final PrintStream out;

	private final Path directory;

	private final Duration duration = Duration.ofMinutes(Integer.getInteger("exectrace.soak.minutes", 60));

	private final Duration warmUp = Duration.ofSeconds(Integer.getInteger("exectrace.soak.warm-up", 60));

	private final AnswerCount answers = AnswerCount.shared();

	private final List<Sample> samples = new ArrayList<>();

	private final List<String> losses = new ArrayList<>();

	private Soak(PrintStream out, Path directory) {
		this.progress = new Progress(out);
		this.out = out;
		this.directory = directory;
	}

	/**
	 * Runs the soak. Ends with status 1 where something has grown or sunk.
	 * @param arguments the executable jar of the demo service and the directory to write
	 * to
	 */
	public static void main(String[] arguments) {
		boolean ok = false;
		try {
			ok = new Soak(System.out, Path.of(arguments[1])).run(Path.of(arguments[0]));
		}
		catch (IllegalStateException ex) {
			System.err.printf("%n%s%n%n", ex.getMessage());
		}
		catch (Exception ex) {
			ex.printStackTrace();
		}
		// Gatling goes on in threads of its own
		System.exit(ok ? 0 : 1);
	}

	private boolean run(Path jar) throws IOException, InterruptedException {
		Files.createDirectories(this.directory);
		Path temporary = Files.createTempDirectory(this.directory, "soak-tmp-");
		String password = UUID.randomUUID().toString();
		int port = DemoProcess.freePort();
		ServiceProbe probe;
		try (DemoProcess demo = DemoProcess.start(jar, password, this.directory.resolve("soak-demo.log"),
				List.of("-Djava.io.tmpdir=" + temporary, "-Xms512m", "-Xmx512m", "-XX:+AlwaysPreTouch"),
				List.of("--management.server.port=" + port, "--management.server.address=127.0.0.1"))) {
			probe = new ServiceProbe(demo.pid(), temporary);
			CaptureClient client = new CaptureClient(port, password);
			client.awaitListening();
			soak(demo, client, probe);
		}
		long left = probe.files();
		return judge(left);
	}

	private void soak(DemoProcess demo, CaptureClient client, ServiceProbe probe)
			throws IOException, InterruptedException {
		Path trace = this.directory.resolve("soak.jfr");
		GatlingRun gatling = GatlingRun.startEndless(demo.url(), this.directory.resolve("gatling"));
		this.progress.say("Load and captures of %d s to warm up", this.warmUp.toSeconds());
		long warm = System.nanoTime() + this.warmUp.toNanos();
		while (System.nanoTime() < warm) {
			client.capture(CAPTURE, trace);
			sleep(CAPTURE);
		}
		this.progress.say("A capture of %d s each %d s for %d min", CAPTURE.toSeconds(), ROUND.toSeconds(),
				this.duration.toMinutes());
		long rounds = this.duration.dividedBy(ROUND);
		for (int round = 1; round <= rounds; round++) {
			gatling.requireRunning();
			long bytes = client.capture(CAPTURE, trace);
			sleep(SETTLE);
			Sample sample = quiet(demo, probe);
			this.samples.add(sample);
			TraceFacts facts = (round % READ_EVERY == 1) ? read(trace) : null;
			this.progress.say("%3d of %d: %s, trace %,d bytes%s", round, rounds, line(sample), bytes,
					(facts != null) ? " with %,d events".formatted(facts.events()) : "");
		}
		LoadSwitch.shared().set(Load.NONE);
		gatling.awaitEnd();
	}

	private Sample quiet(DemoProcess demo, ServiceProbe probe) throws IOException, InterruptedException {
		long start = System.nanoTime();
		long before = this.answers.ok();
		Duration cpu = demo.cpu();
		sleep(ROUND.minus(CAPTURE).minus(SETTLE).minus(PROBE));
		long count = this.answers.ok() - before;
		double seconds = (System.nanoTime() - start) / 1e9;
		return probe.sample(count / seconds, demo.cpu().minus(cpu).toNanos() / 1e3 / Math.max(1, count));
	}

	private TraceFacts read(Path trace) throws IOException {
		TraceFacts facts = TraceReader.read(trace, ReadProgress.NONE).facts();
		this.losses.addAll(facts.losses());
		if (!facts.level().equals("full")) {
			this.losses.add("A trace was of the level " + facts.level());
		}
		return facts;
	}

	private boolean judge(long left) {
		Verdict verdict = Verdict.of(this.samples);
		this.out.println();
		verdict.lines().forEach(this.out::println);
		this.losses.forEach((loss) -> this.out.println("LOST in a trace: " + loss));
		this.out.printf("%,d requests answered, %,d failed; %d files left after the end%n", this.answers.ok(),
				this.answers.failed(), left);
		boolean ok = verdict.flat() && this.losses.isEmpty() && this.answers.failed() == 0 && left == 0;
		this.out.println(ok ? "VERDICT: nothing grows and nothing sinks" : "VERDICT: not well");
		return ok;
	}

	private static String line(Sample sample) {
		return "%,6.0f requests a second, %.0f us CPU, heap %.1f MiB, resident %.0f MiB, %d threads, %d descriptors, %d files, %.1f MiB"
			.formatted(sample.throughput(), sample.cpuMicros(), sample.heap() / 1048576.0,
					sample.resident() / 1048576.0, sample.threads(), sample.descriptors(), sample.files(),
					sample.disk() / 1048576.0);
	}

	private static void sleep(Duration duration) throws InterruptedException {
		TimeUnit.NANOSECONDS.sleep(duration.toNanos());
	}

}
