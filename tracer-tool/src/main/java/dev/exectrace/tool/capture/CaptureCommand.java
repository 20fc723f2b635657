package dev.exectrace.tool.capture;

import java.io.IOException;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import dev.exectrace.tool.failure.ExecutionFailures;
import dev.exectrace.tool.input.ProgressLine;
import dev.exectrace.tool.output.Quantity;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * {@code exectrace capture}.
 */
@Command(name = "capture",
		description = { "Take a trace of running applications, over HTTP.", "",
				"The user's name and password come from the environment, EXECTRACE_USER (exectrace where not set) "
						+ "and EXECTRACE_PASSWORD; without the password it is asked for. "
						+ "Ctrl-C ends the capture early and keeps what has come." },
		footerHeading = "%nExamples:%n",
		footer = { "  exectrace capture localhost:8181", "  exectrace capture 8181 --seconds 10 -o trace.jfr",
				"  exectrace capture 8181 --then summary", "  exectrace capture 8181 8182 -o traces/",
				"  exectrace capture https://localhost:9443/manage/exectrace --user ann" })
public final class CaptureCommand implements Callable<Integer> {

	private static final long TICK_MILLIS = 200;

	@Parameters(arity = "1..*", paramLabel = "URL", converter = EndpointAddress.Converter.class,
			description = "Where the application's actuator is: localhost:8181, 8181, or the endpoint's whole URL. "
					+ "Several are captured at once, each to a file of its own.")
	List<EndpointAddress> addresses;

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
			description = "Run this command on the trace, as in --then summary or --then 'threads --all'.")
	String then;

	@Option(names = "--progress", negatable = true,
			description = "Show how far the capture is, or do not. Shown by default on a terminal.")
	Boolean progress;

	@Spec
	CommandSpec spec;

	@Override
	public Integer call() throws InterruptedException {
		Seconds.check(this.seconds, this.spec.commandLine());
		if (new HashSet<>(this.addresses).size() < this.addresses.size()) {
			throw new ParameterException(this.spec.commandLine(),
					"an application has one capture at a time, and a URL is named twice");
		}
		List<String> next = next();
		Credentials credentials = Credentials.of(this.user, System.getenv());
		this.addresses.forEach((address) -> credentials.warnIfPlain(address, err()));
		List<TraceDownload> downloads = new ArrayList<>();
		List<Path> files = TraceFiles.of(this.output, this.addresses, LocalDateTime.now());
		List<Path> whole;
		boolean ending;
		try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
				HttpClient client = TraceDownload.client()) {
			for (int i = 0; i < files.size(); i++) {
				downloads.add(new TraceDownload(client, this.addresses.get(i), credentials, files.get(i)));
			}
			try (EndAtShutdown end = new EndAtShutdown(downloads)) {
				whole = capture(downloads, threads);
				ending = end.isEnding();
			}
		}
		int status = (whole.size() == files.size()) ? ExitCode.OK : ExitCode.SOFTWARE;
		return ending ? status : Math.max(status, run(next, kept(downloads)));
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

	private List<Path> capture(List<TraceDownload> downloads, ExecutorService threads) throws InterruptedException {
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
			if (report(downloads.get(i), results.get(i))) {
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

	private boolean report(TraceDownload download, Future<String> result) {
		if (result.state() != Future.State.SUCCESS) {
			ExecutionFailures.report(result.exceptionNow(), err());
			return false;
		}
		String cut = result.resultNow();
		PrintWriter to = (this.then != null) ? err() : this.spec.commandLine().getOut();
		to.println(download.file() + ": " + Quantity.bytes(download.bytes()) + " from " + download.address() + " in "
				+ Quantity.duration(download.nanos()));
		to.flush();
		if (cut != null) {
			err().println("exectrace: " + download.file() + " is cut short: " + cut + "; it can be read so far");
		}
		return cut == null;
	}

	private static List<Path> kept(List<TraceDownload> downloads) {
		return downloads.stream().filter(TraceDownload::isKept).map(TraceDownload::file).toList();
	}

	private int run(List<String> next, List<Path> files) {
		int status = ExitCode.OK;
		for (Path file : next.isEmpty() ? List.<Path>of() : files) {
			if (files.size() > 1) {
				err().println("==> " + file + " <==");
			}
			List<String> words = new ArrayList<>(next);
			words.add(file.toString());
			CommandLine root = this.spec.root().commandLine();
			status = Math.max(status, root.execute(words.toArray(String[]::new)));
			root.getOut().flush();
		}
		return status;
	}

	private PrintWriter err() {
		return this.spec.commandLine().getErr();
	}

}
