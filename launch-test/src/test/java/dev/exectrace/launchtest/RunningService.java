package dev.exectrace.launchtest;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import org.awaitility.Awaitility;

/**
 * The demo service in a JVM of its own.
 */
final class RunningService implements AutoCloseable {

	private static final Duration PATIENCE = Duration.ofMinutes(2);

	private static final Pattern PORT = Pattern.compile("Tomcat started on port (\\d+)");

	private static final HttpClient HTTP = HttpClient.newHttpClient();

	private final Process process;

	private final Path log;

	private RunningService(Process process, Path log) {
		this.process = process;
		this.log = log;
	}

	/**
	 * Starts the service and waits until it has started.
	 * @param directory for its files
	 * @param launch how, as arguments of the JVM
	 */
	static RunningService start(Path directory, String... launch) throws IOException {
		Path temporary = Files.createDirectory(directory.resolve("tmp"));
		List<String> command = new ArrayList<>(List.of(Command.path("java"), "-XX:TieredStopAtLevel=1",
				"-XX:+UseSerialGC", "-Djava.io.tmpdir=" + temporary));
		command.addAll(List.of(launch));
		command.addAll(List.of("--server.port=0", "--management.server.port=0", "--management.server.address=127.0.0.1",
				"--management.endpoints.web.exposure.include=exectrace", "--exectrace.user.password=secret"));
		Path log = directory.resolve("service.log");
		RunningService service = new RunningService(
				new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start(), log);
		try {
			Awaitility.await().atMost(PATIENCE).until(service::hasStarted);
			return service;
		}
		catch (RuntimeException ex) {
			service.close();
			throw ex;
		}
	}

	private boolean hasStarted() throws IOException {
		if (!this.process.isAlive()) {
			throw new IllegalStateException("The service did not start:\n" + log());
		}
		return log().contains("Started DemoApplication");
	}

	String log() throws IOException {
		return Files.readString(this.log, StandardCharsets.UTF_8);
	}

	String get(String path) throws IOException, InterruptedException {
		return HTTP.send(request(port(0), path).build(), BodyHandlers.ofString()).body();
	}

	/** Asks the endpoint with credentials and without. */
	HttpResponse<byte[]> endpoint(String query, boolean authenticated) throws IOException, InterruptedException {
		HttpRequest.Builder request = request(port(1), "/actuator/exectrace" + query);
		if (authenticated) {
			request.header("Authorization",
					"Basic " + Base64.getEncoder().encodeToString("exectrace:secret".getBytes(StandardCharsets.UTF_8)));
		}
		return HTTP.send(request.build(), BodyHandlers.ofByteArray());
	}

	private static HttpRequest.Builder request(int port, String path) {
		return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path)).timeout(PATIENCE);
	}

	/** The service's own, and the management server's, which starts after it. */
	private int port(int index) throws IOException {
		List<String> ports = PORT.matcher(log()).results().map((MatchResult found) -> found.group(1)).toList();
		return Integer.parseInt(ports.get(index));
	}

	@Override
	public void close() {
		this.process.destroy();
		try {
			if (!this.process.waitFor(30, TimeUnit.SECONDS)) {
				this.process.destroyForcibly().waitFor();
			}
		}
		catch (InterruptedException ex) {
			this.process.destroyForcibly();
			Thread.currentThread().interrupt();
		}
	}

}
