package dev.exectrace.faulttest;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import com.jayway.jsonpath.JsonPath;
import org.awaitility.Awaitility;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The service in a JVM of its own, and what there is of the tracer in it.
 */
final class Service implements AutoCloseable {

	static final String ENDPOINT = "/actuator/exectrace";

	static final String AUTHORIZATION = "Basic "
			+ Base64.getEncoder().encodeToString("exectrace:secret".getBytes(StandardCharsets.UTF_8));

	// A million threads on a busy machine take more than a minute
	private static final Duration PATIENCE = Duration.ofMinutes(5);

	private static final HttpClient HTTP = HttpClient.newBuilder().version(Version.HTTP_1_1).build();

	static {
		// One collection of a full heap may take most of the default, 10 s
		Awaitility.setDefaultTimeout(PATIENCE);
	}

	private final Process process;

	private final Path directory;

	private final int port;

	private final int managementPort;

	Service(Process process, Path directory, int port, int managementPort) {
		this.process = process;
		this.directory = directory;
		this.port = port;
		this.managementPort = managementPort;
	}

	/** A service to be started with its files in the directory. */
	static ServiceStart in(Path directory) {
		return new ServiceStart(directory);
	}

	long pid() {
		return this.process.pid();
	}

	Process process() {
		return this.process;
	}

	int managementPort() {
		return this.managementPort;
	}

	/** Where the JVM has its temporary files. */
	Path temporary() {
		return this.directory.resolve("tmp");
	}

	/** Where the tracer keeps what was not read yet. */
	Path spools() {
		return temporary().resolve("exectrace-" + pid());
	}

	String log() {
		try {
			return Files.readString(this.directory.resolve(ServiceStart.LOG));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	String get(String path) {
		return body(send("GET", this.port, path, BodyHandlers.ofString()));
	}

	String post(String path) {
		return body(send("POST", this.port, path, BodyHandlers.ofString()));
	}

	private static String body(HttpResponse<String> response) {
		assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
		return response.body();
	}

	/** Captures a trace, to be read with the analysis. */
	CapturedTrace capture(double seconds) {
		return download("?seconds=" + seconds);
	}

	/** What the flight recorder has. */
	CapturedTrace recentPast(String last) {
		return download("?last=" + last);
	}

	private CapturedTrace download(String query) {
		Path file = this.directory.resolve("trace-" + System.nanoTime() + ".jfr");
		HttpResponse<Path> response = send("GET", this.managementPort, ENDPOINT + query, BodyHandlers.ofFile(file));
		if (response.statusCode() != 200) {
			throw new AssertionError("No capture: " + text(file));
		}
		return CapturedTrace.read(file);
	}

	/** Starts a capture, and answers when its first bytes are there. */
	RunningCapture startCapture(double seconds) throws IOException {
		HttpResponse<InputStream> response = send("GET", this.managementPort, ENDPOINT + "?seconds=" + seconds,
				BodyHandlers.ofInputStream());
		assertThat(response.statusCode()).isEqualTo(200);
		return new RunningCapture(response.body(), this.directory.resolve("trace-" + System.nanoTime() + ".jfr"));
	}

	HttpResponse<String> endpoint(String method, String path) {
		return send(method, this.managementPort, ENDPOINT + path, BodyHandlers.ofString());
	}

	String status() {
		HttpResponse<String> response = endpoint("GET", "/status");
		return body(response);
	}

	boolean captures() {
		return JsonPath.<Map<String, Object>>read(status(), "$").get("capture") != null;
	}

	private <T> HttpResponse<T> send(String method, int port, String path, BodyHandler<T> handler) {
		HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
			.header("Authorization", AUTHORIZATION)
			.timeout(PATIENCE)
			.method(method, BodyPublishers.noBody())
			.build();
		try {
			return HTTP.send(request, handler);
		}
		catch (IOException ex) {
			throw new AssertionError("The service does not answer " + path + ":\n" + log(), ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * The service serves, captures, and then there is no thread, no file, no recording
	 * and no hook at work that should not be.
	 */
	void assertUnharmed() {
		assertThat(get("/hello")).isEqualTo("hello");
		Awaitility.await().until(() -> !captures());
		capture(0.3).assertWhole();
		assertNothingLeft();
	}

	void assertNothingLeft() {
		Awaitility.await().untilAsserted(() -> {
			String state = get("/state");
			List<String> recordings = JsonPath.read(state, "$.recordings");
			assertThat(JsonPath.<List<String>>read(state, "$.threads")).isEmpty();
			assertThat(recordings).noneMatch((name) -> name.contains("exectrace"));
			assertThat(JsonPath.<Boolean>read(state, "$.hooksOn")).isFalse();
			assertThat(files()).filteredOn((file) -> recordings.isEmpty() || !file.startsWith(repository())).isEmpty();
		});
	}

	/** Where the JVM's recorder has its chunks, those of others, too. */
	private Path repository() {
		return spools().resolve("repository");
	}

	/** All that is in the directory, but for those where the recorder keeps chunks. */
	private List<Path> files() throws IOException {
		if (!Files.exists(spools())) {
			return List.of();
		}
		try (Stream<Path> paths = Files.walk(spools())) {
			return paths.filter((path) -> Files.isRegularFile(path) || !path.startsWith(repository()))
				.filter((path) -> !path.equals(spools()))
				// They are there for as long as the JVM
				.filter((path) -> !path.getFileName().toString().matches("owner\\.lock|tracer-agent-.*\\.jar"))
				.toList();
		}
	}

	private static String text(Path file) {
		try {
			return Files.readString(file);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@Override
	public void close() {
		this.process.destroy();
		this.process.descendants().forEach(ProcessHandle::destroy);
		try {
			if (!this.process.waitFor(20, TimeUnit.SECONDS)) {
				this.process.destroyForcibly();
			}
		}
		catch (InterruptedException ex) {
			this.process.destroyForcibly();
			Thread.currentThread().interrupt();
		}
	}

}
