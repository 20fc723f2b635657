package dev.exectrace.loadtest.gatling;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.gatling.app.Gatling$;

/**
 * A run of Gatling in this process.
 */
public final class GatlingRun {

	/**
	 * The first such cell of the report is that of all requests.
	 */
	private static final Pattern TOTAL = Pattern.compile("<td class=\"value total col-2\">(\\d+)</td>");

	private final Path results;

	private final CompletableFuture<Integer> status;

	private GatlingRun(Path results, CompletableFuture<Integer> status) {
		this.results = results;
		this.status = status;
	}

	/**
	 * Starts Gatling.
	 * @param url where the demo service listens
	 * @param results the directory for the report
	 * @return the run
	 */
	public static GatlingRun start(URI url, Path results) {
		System.setProperty(DemoSimulation.URL_PROPERTY, url.toString());
		return start(results, "--simulation", DemoSimulation.class.getName(), "--results-folder", results.toString());
	}

	/**
	 * Starts load that keeps nothing about single requests, and so may go on for hours.
	 * @param url where the demo service listens
	 * @param results the directory for Gatling's own files
	 * @return the run, which has no report
	 */
	public static GatlingRun startEndless(URI url, Path results) {
		System.setProperty(DemoSimulation.URL_PROPERTY, url.toString());
		System.setProperty("gatling.conf.file", "gatling-endless.conf");
		return start(results, "--simulation", EndlessSimulation.class.getName(), "--results-folder", results.toString(),
				"--no-reports");
	}

	private static GatlingRun start(Path results, String... arguments) {
		CompletableFuture<Integer> status = new CompletableFuture<>();
		Thread thread = new Thread(() -> {
			try {
				status.complete(Gatling$.MODULE$.fromArgs(arguments));
			}
			catch (Throwable ex) {
				status.completeExceptionally(ex);
			}
		}, "gatling");
		thread.setDaemon(true);
		thread.start();
		return new GatlingRun(results, status);
	}

	/**
	 * Fails if Gatling has ended already.
	 */
	public void requireRunning() {
		if (this.status.isDone()) {
			throw new IllegalStateException("Gatling ended before its time with status " + this.status.join());
		}
	}

	/**
	 * Waits until all load is over.
	 */
	public void awaitEnd() {
		int code = this.status.join();
		if (code != 0) {
			throw new IllegalStateException("Gatling ended with status " + code);
		}
	}

	/**
	 * Waits until all load is over and the report is written.
	 * @return how many requests Gatling counted
	 */
	public long await() throws IOException {
		awaitEnd();
		Matcher matcher = TOTAL.matcher(Files.readString(report().resolve("index.html")));
		if (!matcher.find()) {
			throw new IllegalStateException("Gatling's report does not say how many requests it counted");
		}
		return Long.parseLong(matcher.group(1));
	}

	private Path report() throws IOException {
		try (Stream<Path> reports = Files.list(this.results)) {
			return reports.filter((path) -> Files.exists(path.resolve("index.html")))
				.max((left, right) -> modified(left).compareTo(modified(right)))
				.orElseThrow(() -> new IllegalStateException("Gatling wrote no report"));
		}
	}

	private static FileTime modified(Path path) {
		try {
			return Files.getLastModifiedTime(path);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
