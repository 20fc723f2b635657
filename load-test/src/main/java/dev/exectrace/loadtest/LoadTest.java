package dev.exectrace.loadtest;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;

import dev.exectrace.analysis.finding.Findings;
import dev.exectrace.analysis.jfr.ReadProgress;
import dev.exectrace.loadtest.check.Finding;
import dev.exectrace.loadtest.check.FindingsNamePlanted;
import dev.exectrace.loadtest.check.RequestsAnswered;
import dev.exectrace.loadtest.check.RequestsCounted;
import dev.exectrace.loadtest.check.TraceChecks;
import dev.exectrace.loadtest.demo.CaptureClient;
import dev.exectrace.loadtest.demo.DemoProcess;
import dev.exectrace.loadtest.gatling.GatlingRun;
import dev.exectrace.loadtest.gatling.LoadSwitch;
import dev.exectrace.loadtest.gatling.LoadSwitch.Load;
import dev.exectrace.loadtest.measure.Meter;
import dev.exectrace.loadtest.measure.Pair;
import dev.exectrace.loadtest.measure.Pairs;
import dev.exectrace.loadtest.report.Progress;
import dev.exectrace.loadtest.report.Report;
import dev.exectrace.loadtest.request.Request;
import dev.exectrace.loadtest.request.RequestLog;
import dev.exectrace.loadtest.trace.Trace;
import dev.exectrace.loadtest.trace.TraceReader;
import dev.exectrace.tool.Exectrace;

/**
 * Starts the demo service, drives it with Gatling, captures traces under that load and
 * checks them.
 */
public final class LoadTest {

	private static final Duration POLL_INTERVAL = Duration.ofMillis(50);

	private static final Duration FIRST_CAPTURE = Duration.ofSeconds(1);

	private final Progress progress;

	private final PrintStream out;

	private final Path directory;

	private final LoadPlan plan = LoadPlan.ofProcess();

	private final LoadSwitch loadSwitch = LoadSwitch.shared();

	private final RequestLog log = RequestLog.shared();

	private LoadTest(PrintStream out, Path directory) {
		this.progress = new Progress(out);
		this.out = out;
		this.directory = directory;
	}

	/**
	 * Runs the load test.
	 * @param arguments the executable jar of the demo service and the directory to write
	 * to
	 */
	public static void main(String[] arguments) {
		boolean ok = false;
		try {
			ok = new LoadTest(System.out, Path.of(arguments[1])).run(Path.of(arguments[0]));
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
		CaptureClient.requireFreePort();
		String password = password();
		this.progress.say("Starting the demo service");
		try (DemoProcess demo = DemoProcess.start(jar, password, this.directory.resolve("demo.log"))) {
			this.progress.say("The demo service answers at %s", demo.url());
			CaptureClient client = new CaptureClient(password);
			client.awaitListening();
			return drive(demo, client);
		}
	}

	private boolean drive(DemoProcess demo, CaptureClient client) throws IOException, InterruptedException {
		Path steady = this.directory.resolve("trace.jfr");
		Path full = this.directory.resolve("full-load.jfr");
		GatlingRun gatling = startLoad(demo.url());
		warmUp(client, full);
		this.progress.say("Capturing for %d s", this.plan.steady().toSeconds());
		long bytes = client.capture(this.plan.steady(), steady);
		this.progress.say("Captured %,d bytes; full load from now on, %d s to warm up", bytes,
				this.plan.fullWarmUp().toSeconds());
		this.loadSwitch.set(Load.FULL);
		sleep(this.plan.fullWarmUp());
		Pairs pairs = measure(new Meter(demo, client, this.log), full);
		gatling.requireRunning();
		this.loadSwitch.set(Load.NONE);
		this.progress.say("Waiting for Gatling's report");
		long counted = gatling.await();
		this.progress.say("Checking the traces");
		return report(steady, full, pairs, counted);
	}

	private GatlingRun startLoad(URI url) throws InterruptedException {
		this.progress.say("Starting Gatling");
		GatlingRun gatling = GatlingRun.start(url, this.directory.resolve("gatling"));
		while (this.log.count() == 0) {
			gatling.requireRunning();
			sleep(POLL_INTERVAL);
		}
		return gatling;
	}

	private void warmUp(CaptureClient client, Path file) throws IOException, InterruptedException {
		this.progress.say("Gatling calls all endpoints, %d s to warm up", this.plan.warmUp().toSeconds());
		sleep(this.plan.warmUp());
		this.progress.say("A first, short capture loads the agent");
		client.capture(FIRST_CAPTURE, file);
	}

	private Pairs measure(Meter meter, Path file) throws IOException, InterruptedException {
		List<Pair> pairs = new ArrayList<>();
		for (int i = 0; i < this.plan.pairs(); i++) {
			Pair pair = meter.measure(this.plan.slice(), file, i % 2 == 1);
			pairs.add(pair);
			this.progress.say("Pair %d of %d: %,.0f requests a second, %,.0f with a capture", i + 1, this.plan.pairs(),
					pair.off().throughput(), pair.on().throughput());
		}
		return new Pairs(pairs);
	}

	private boolean report(Path steady, Path full, Pairs pairs, long counted) throws IOException {
		List<Request> requests = this.log.requests();
		Trace trace = TraceReader.read(steady);
		List<Finding> onRequests = List.of(RequestsCounted.check(requests.size(), counted),
				RequestsAnswered.check(requests));
		List<Finding> onSteady = TraceChecks.all(requests, trace);
		List<Finding> onFindings = FindingsNamePlanted
			.check(Findings.of(dev.exectrace.analysis.jfr.TraceReader.read(steady, ReadProgress.NONE)));
		List<Finding> onFull = TraceChecks.ofScheduling(requests, TraceReader.read(full));
		this.out.println(new Report().events(trace)
			.blockedTime(trace)
			.cost("Full load of /hello and /work", pairs)
			.findings("Checks of the load", onRequests)
			.findings("Checks of the trace at a steady rate", onSteady)
			.findings("Checks of a trace at full load", onFull)
			.findings("Checks of what the analysis finds in the trace at a steady rate", onFindings));
		run("summary", steady.toString());
		run("tasks", steady.toString());
		run("tasks", steady.toString(), "--slowest");
		this.out.printf("%nThe trace: %s (%,d bytes)%n", steady.toAbsolutePath().normalize(), Files.size(steady));
		return List.of(onRequests, onSteady, onFull, onFindings).stream().flatMap(List::stream).allMatch(Finding::ok);
	}

	private void run(String... command) {
		this.out.printf("%nexectrace %s%n%n", String.join(" ", command));
		String[] quiet = Arrays.copyOf(command, command.length + 1);
		quiet[command.length] = "--no-progress";
		Exectrace.commandLine().execute(quiet);
	}

	private static void sleep(Duration duration) throws InterruptedException {
		TimeUnit.NANOSECONDS.sleep(duration.toNanos());
	}

	private static String password() {
		byte[] bytes = new byte[16];
		new SecureRandom().nextBytes(bytes);
		return HexFormat.of().formatHex(bytes);
	}

}
