package dev.exectrace.tool.capture;

import java.io.IOException;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import dev.exectrace.tool.failure.ExecutionFailures;
import dev.exectrace.tool.failure.Failure;
import dev.exectrace.tool.input.InstanceFiles;
import dev.exectrace.tool.input.ProgressLine;
import dev.exectrace.tool.output.Quantity;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * {@code exectrace capture}.
 */
@Command(name = "capture", description = { "Take a trace of running applications, over HTTP.", "",
		"The user's name and password come from the environment, EXECTRACE_USER (exectrace where not set) "
				+ "and EXECTRACE_PASSWORD; without the password it is asked for. "
				+ "Ctrl-C ends the capture early and keeps what has come. Where one of several instances fails, "
				+ "that is reported, and the traces of the others are kept." },
		footerHeading = "%nExamples:%n",
		footer = { "  exectrace capture localhost:8181", "  exectrace capture 8181 --seconds 10 -o trace.jfr",
				"  exectrace capture 8181 --then summary", "  exectrace capture 8181 8182 -o traces/",
				"  exectrace capture orders-1=8181 orders-2=8182 --then summary",
				"  exectrace capture --instances orders.txt --then 'diff --instances'",
				"  exectrace capture --admin localhost:8080 --service orders --then summary",
				"  exectrace capture --eureka localhost:8761 --service orders --then tasks",
				"  exectrace capture https://localhost:9443/manage/exectrace --user ann" })
public final class CaptureCommand implements Callable<Integer> {

	private static final long TICK_MILLIS = 200;

	@Mixin
	Targets targets;

	@Option(names = { "-s", "--seconds" }, paramLabel = "N", defaultValue = "5",
			description = "For how long, as in 10 or 0.5. Default: ${DEFAULT-VALUE}.")
	BigDecimal seconds;

	@Option(names = { "-o", "--output" }, paramLabel = "FILE",
			description = "Where to: a file, to whose name each host is added where there are several URLs, "
					+ "or a directory. By default a file named after the host and the time.")
	Path output;

	@Option(names = "--user", paramLabel = "NAME", description = "The user's name, before EXECTRACE_USER.")
	String user;

	@Option(names = "--then", paramLabel = "COMMAND",
			description = "Run this command on the trace, as in --then summary or --then 'threads --all'. "
					+ "summary, profile, tasks and diff run once, on all traces.")
	String then;

	@Option(names = "--progress", negatable = true,
			description = "Show how far the capture is, or do not. Shown by default on a terminal.")
	Boolean progress;

	@Spec
	CommandSpec spec;

	@Override
	public Integer call() throws InterruptedException, IOException, Failure {
		Seconds.check(this.seconds, this.spec.commandLine());
		List<String> next = next();
		List<TraceDownload> downloads = new ArrayList<>();
		List<Target> instances;
		List<Path> whole;
		boolean ending;
		try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
				HttpClient client = TraceDownload.client()) {
			instances = this.targets.find(client);
			Credentials credentials = Credentials.of(this.user, System.getenv());
			List<Path> files = TraceFiles.of(this.output, instances.stream().map(Target::label).toList(),
					LocalDateTime.now());
			for (int i = 0; i < files.size(); i++) {
				EndpointAddress address = instances.get(i).address();
				credentials.warnIfPlain(address, err());
				downloads.add(new TraceDownload(client, address, credentials, files.get(i)));
			}
			if (instances.size() > 1) {
				AgentInstallation.await(instances, client, credentials, threads);
			}
			try (EndAtShutdown end = new EndAtShutdown(downloads)) {
				whole = capture(instances, downloads, threads);
				ending = end.isEnding();
			}
		}
		boolean all = whole.size() == instances.size() && this.targets.elsewhere() == 0;
		return ending ? (all ? ExitCode.OK : ExitCode.SOFTWARE)
				: Math.max(all ? ExitCode.OK : ExitCode.SOFTWARE, run(next, kept(instances, downloads)));
	}

	private List<String> next() {
		if (this.then == null) {
			return List.of();
		}
		List<String> words = List.of(this.then.strip().split("\\s+"));
		if (!this.spec.root().subcommands().containsKey(words.getFirst()) || words.getFirst().equals("capture")) {
			throw new ParameterException(this.spec.commandLine(),
					"--then: there is no command '" + words.getFirst() + "' to run on a trace");
		}
		return words;
	}

	private List<Path> capture(List<Target> instances, List<TraceDownload> downloads, ExecutorService threads)
			throws InterruptedException {
		ProgressLine line = ProgressLine.of(this.progress, err());
		List<Future<String>> results = new ArrayList<>();
		for (TraceDownload download : downloads) {
			results.add(threads.submit(() -> download.run(this.seconds)));
		}
		List<Path> whole = new ArrayList<>();
		for (int i = 0; i < results.size(); i++) {
			while (!isDone(results.get(i))) {
				downloads.forEach(TraceDownload::endSilence);
				line.show(() -> progress(downloads));
			}
			line.end();
			if (report(instances.get(i), downloads.get(i), results.get(i))) {
				whole.add(downloads.get(i).file());
			}
		}
		return whole;
	}

	private String progress(List<TraceDownload> downloads) {
		long nanos = downloads.stream().mapToLong(TraceDownload::elapsed).max().orElse(0);
		if (nanos == 0) {
			return "Waiting for the trace to begin";
		}
		long bytes = downloads.stream().mapToLong(TraceDownload::bytes).sum();
		// The first bytes come before the agent is attached, so it may take longer
		BigDecimal shown = BigDecimal.valueOf(TimeUnit.NANOSECONDS.toSeconds(nanos)).min(this.seconds);
		return "Capturing: " + shown.toPlainString() + " of " + this.seconds.toPlainString() + " s, "
				+ Quantity.bytes(bytes) + " (Ctrl-C ends it and keeps what has come)";
	}

	private static boolean isDone(Future<String> result) throws InterruptedException {
		try {
			result.get(TICK_MILLIS, TimeUnit.MILLISECONDS);
			return true;
		}
		catch (TimeoutException ex) {
			return false;
		}
		catch (ExecutionException | CancellationException ex) {
			return true;
		}
	}

	private boolean report(Target instance, TraceDownload download, Future<String> result) {
		if (result.state() != Future.State.SUCCESS) {
			ExecutionFailures.report(result.exceptionNow(), instance.name(), err());
			return false;
		}
		String cut = result.resultNow();
		PrintWriter to = (this.then != null) ? err() : this.spec.commandLine().getOut();
		to.println(download.file() + ": " + Quantity.bytes(download.bytes()) + " from " + instance + " in "
				+ Quantity.duration(download.nanos()));
		to.flush();
		if (cut != null) {
			err().println("exectrace: " + download.file() + " is cut short: " + cut + "; it can be read so far");
		}
		return cut == null;
	}

	private static Map<Path, String> kept(List<Target> instances, List<TraceDownload> downloads) {
		Map<Path, String> kept = new LinkedHashMap<>();
		for (int i = 0; i < downloads.size(); i++) {
			if (downloads.get(i).isKept()) {
				String name = instances.get(i).name();
				kept.put(downloads.get(i).file(), (name != null) ? name : instances.get(i).label());
			}
		}
		return kept;
	}

	/**
	 * On all files at once, where the command takes several, else one after the other.
	 */
	private int run(List<String> next, Map<Path, String> files) {
		if (next.isEmpty() || files.isEmpty()) {
			return ExitCode.OK;
		}
		CommandLine command = this.spec.root().subcommands().get(next.getFirst());
		if (files.size() > 1 && command.getMixins().values().stream().anyMatch(InstanceFiles.class::isInstance)) {
			List<String> words = new ArrayList<>(next);
			files.forEach((file, name) -> words.add(name + "=" + file));
			return run(words);
		}
		int status = ExitCode.OK;
		for (Path file : files.keySet()) {
			if (files.size() > 1) {
				err().println("==> " + file + " <==");
			}
			List<String> words = new ArrayList<>(next);
			words.add(file.toString());
			status = Math.max(status, run(words));
		}
		return status;
	}

	private int run(List<String> words) {
		CommandLine root = this.spec.root().commandLine();
		int status = root.execute(words.toArray(String[]::new));
		root.getOut().flush();
		return status;
	}

	private PrintWriter err() {
		return this.spec.commandLine().getErr();
	}

}
