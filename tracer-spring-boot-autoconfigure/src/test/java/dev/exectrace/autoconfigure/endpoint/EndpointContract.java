package dev.exectrace.autoconfigure.endpoint;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

import dev.exectrace.autoconfigure.application.Client;
import dev.exectrace.autoconfigure.application.OpenApplication;
import dev.exectrace.autoconfigure.application.RunningApplication;
import dev.exectrace.autoconfigure.application.SecurityAutoConfigurations;
import dev.exectrace.runtime.ExecutionTrace;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.WebApplicationType;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

/**
 * What the endpoint promises by HTTP, on whatever server.
 */
@TestInstance(Lifecycle.PER_CLASS)
abstract class EndpointContract {

	static final String PATH = "/actuator/exectrace";

	static final Duration PATIENCE = Duration.ofSeconds(20);

	private final WebApplicationType type;

	private RunningApplication application;

	private Client client;

	EndpointContract(WebApplicationType type) {
		this.type = type;
	}

	@BeforeAll
	void start() {
		// The server's time limits are shorter than the captures
		this.application = start(this.type, "spring.autoconfigure.exclude=" + SecurityAutoConfigurations.NAMES,
				"exectrace.user.password=secret", "management.endpoint.exectrace.cache.time-to-live=1m",
				"server.tomcat.connection-timeout=1s", "server.jetty.connection-idle-timeout=1s",
				"server.netty.idle-timeout=1s");
		this.client = this.application.managementClient().as("exectrace", "secret");
	}

	RunningApplication start(WebApplicationType type, String... properties) {
		return RunningApplication.start(type, OpenApplication.class, properties);
	}

	Client client() {
		return this.client;
	}

	@AfterAll
	void stop() {
		this.application.close();
	}

	@AfterEach
	void endCapture() {
		ExecutionTrace.running().ifPresent(ExecutionTrace::stop);
		awaitNoCapture();
	}

	@Test
	void streamsTheTraceWhileItIsRecorded() throws IOException {
		HttpResponse<InputStream> response = this.client.stream(PATH + "?seconds=60");
		try (InputStream body = response.body()) {
			assertThat(response.statusCode()).isEqualTo(200);
			assertThat(body.readNBytes(4)).isEqualTo(new byte[] { 'F', 'L', 'R', 0 });
			assertThat(ExecutionTrace.running()).isPresent();
		}
	}

	@Test
	void answersWithAReadableTrace(@TempDir Path directory) throws IOException {
		HttpResponse<byte[]> response = this.client.download(PATH + "?seconds=1.5");
		assertThat(response.statusCode()).isEqualTo(200);
		assertThat(response.headers().firstValue("Content-Type")).contains("application/octet-stream");
		assertThat(response.headers().firstValue("Content-Disposition")).get()
			.asString()
			.matches("attachment; filename=\"exectrace-\\d{8}T\\d{6}Z\\.jfr\"");
		assertThat(response.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
		assertThat(response.headers().firstValue("Cache-Control")).get().asString().contains("no-store");
		assertThat(response.headers().firstValue("Content-Length")).isEmpty();
		assertThat(response.headers().firstValue("Set-Cookie")).isEmpty();
		Path file = Files.write(directory.resolve("trace.jfr"), response.body());
		assertThat(RecordingFile.readAllEvents(file)).isNotEmpty();
	}

	@Test
	void capturesForOneSecondByDefaultAndIsNotCached() {
		assertThat(this.client.download(PATH).body()).startsWith('F', 'L', 'R', 0);
		awaitNoCapture();
		assertThat(this.client.download(PATH).body()).startsWith('F', 'L', 'R', 0);
	}

	@Test
	void ignoresARange() {
		HttpResponse<byte[]> response = this.client.with("Range", "bytes=2-5").download(PATH + "?seconds=0.3");
		assertThat(response.statusCode()).isEqualTo(200);
		assertThat(response.body()).startsWith('F', 'L', 'R', 0).hasSizeGreaterThan(100);
	}

	@ParameterizedTest
	@ValueSource(strings = { "abc", "0", "-1", "NaN", "1e300", "601", "0x1", "", "1,5", "%20", "1&seconds=2",
			"99999999999999999999" })
	void refusesABadDurationAndNamesTheBound(String seconds) {
		HttpResponse<String> response = this.client.get(PATH + "?seconds=" + seconds);
		assertProblem(response, 400);
		assertThat(response.body()).contains("greater than 0 and at most 600");
		assertThat(ExecutionTrace.running()).isEmpty();
	}

	@Test
	void refusesASecondCaptureUntilTheFirstEnds() throws IOException {
		try (InputStream first = this.client.stream(PATH + "?seconds=60").body()) {
			first.read();
			HttpResponse<String> second = this.client.get(PATH + "?seconds=1");
			assertProblem(second, 409);
			Instant until = ExecutionTrace.running().orElseThrow().until();
			assertThat(second.body()).contains("\"until\":\"" + until + "\"");
		}
	}

	@Test
	void capturesForOneOfAHundredAndRefusesTheOthersWhileItRuns() throws Exception {
		try (ExecutorService clients = Executors.newThreadPerTaskExecutor(Thread.ofPlatform().daemon().factory())) {
			List<Future<HttpResponse<InputStream>>> requests = Collections
				.nCopies(100, (Callable<HttpResponse<InputStream>>) () -> this.client.stream(PATH + "?seconds=60"))
				.stream()
				.map(clients::submit)
				.toList();
			await().atMost(PATIENCE).until(() -> requests.stream().allMatch(Future::isDone));
			assertThat(requests.stream().map((request) -> request.resultNow().statusCode())).containsOnly(200, 409)
				.containsOnlyOnce(200);
			assertThat(ExecutionTrace.running()).isPresent();
			assertProblem(this.client.send("POST", PATH + "?seconds=1"), 409);
			assertThat(this.client.send("HEAD", PATH).statusCode()).isEqualTo(200);
			assertThat(this.client.status(PATH + "/status")).isEqualTo(200);
			assertThat(this.application.client().get("/hello").body()).isEqualTo("hello");
			for (Future<HttpResponse<InputStream>> request : requests) {
				request.resultNow().body().close();
			}
		}
		awaitNoCapture();
		assertThat(this.client.download(PATH + "?seconds=0.3").body()).startsWith('F', 'L', 'R', 0);
		await().atMost(PATIENCE).until(() -> ourThreads().findAny().isEmpty());
	}

	/** Those of a capture. */
	private static Stream<String> ourThreads() {
		return Thread.getAllStackTraces()
			.keySet()
			.stream()
			.map(Thread::getName)
			.filter((name) -> name.startsWith("exectrace-") && !name.equals("exectrace-metrics"));
	}

	@Test
	void requiresAuthentication() {
		HttpResponse<String> response = this.application.managementClient().get(PATH);
		assertProblem(response, 401);
		assertThat(response.headers().firstValue("WWW-Authenticate")).get().asString().startsWith("Basic ");
		assertProblem(this.application.managementClient().as("exectrace", "wrong").get(PATH), 401);
		assertProblem(this.application.managementClient().as("nobody", "secret").get(PATH), 401);
		assertProblem(this.application.managementClient().get(PATH + "/status"), 401);
		assertProblem(this.application.managementClient().send("DELETE", PATH), 401);
		assertThat(ExecutionTrace.running()).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "evil.example", "localhost.evil.example", "127.0.0.1.evil.example" })
	void refusesOtherHostsBeforeAuthentication(String host) {
		Client anonymous = this.application.managementClient().with("Host", host);
		assertOtherHostIsRefused(anonymous.get(PATH + "?seconds=1"));
		assertOtherHostIsRefused(anonymous.send("DELETE", PATH));
		assertOtherHostIsRefused(this.client.with("Host", host).get(PATH + "?seconds=1"));
		assertOtherHostIsRefused(this.client.with("Host", host).get(PATH + "/status"));
		assertThat(ExecutionTrace.running()).isEmpty();
	}

	void assertOtherHostIsRefused(HttpResponse<String> response) {
		assertProblem(response, 403);
	}

	@ParameterizedTest
	@CsvSource({ "Origin, http://evil.example", "Origin, null", "Origin, http://localhost:1",
			"Sec-Fetch-Site, cross-site", "Sec-Fetch-Site, same-site" })
	void refusesRequestsOnBehalfOfOthersBeforeAuthentication(String header, String value) {
		Client anonymous = this.application.managementClient().with(header, value);
		assertProblem(anonymous.get(PATH + "?seconds=1"), 403);
		assertProblem(anonymous.send("DELETE", PATH), 403);
		assertProblem(this.client.with(header, value).get(PATH + "?seconds=1"), 403);
		assertProblem(this.client.with(header, value).get(PATH + "/status"), 403);
		assertThat(ExecutionTrace.running()).isEmpty();
	}

	@ParameterizedTest
	@CsvSource({ "Host, localhost:%d", "Host, 127.0.0.1:%d", "Host, [::1]:%d", "Sec-Fetch-Site, none",
			"Sec-Fetch-Site, same-origin", "Origin, http://localhost:%d" })
	void letsLocalRequestsThrough(String header, String value) {
		Client local = this.client.with(header, value.formatted(this.application.managementPort()));
		assertThat(local.status(PATH + "/status")).isEqualTo(200);
	}

	@Test
	void isNotReachableFromOutsideOfLoopback() throws IOException {
		Optional<InetAddress> outside = NetworkInterface.networkInterfaces()
			.flatMap(NetworkInterface::inetAddresses)
			.filter((address) -> !address.isLoopbackAddress() && !address.isLinkLocalAddress())
			.findFirst();
		assumeThat(outside).isPresent();
		assertThatExceptionOfType(ConnectException.class)
			.isThrownBy(() -> new Socket(outside.get(), this.application.managementPort()).close());
	}

	@ParameterizedTest
	@ValueSource(strings = { "/actuator/exectrace;a=b", "/actuator/exectrace/", "//actuator/exectrace",
			"/actuator/%65xectrace", "/actuator/./exectrace", "/actuator/x/../exectrace", "/actuator/exectrace.jfr" })
	void hasNoWayAroundTheGuard(String path) throws IOException {
		String status = rawStatusLine("GET " + this.application.managementPath() + path
				+ "?seconds=1 HTTP/1.1\r\nHost: evil.example\r\n\r\n");
		assertThat(status).doesNotContain(" 200");
		assertThat(ExecutionTrace.running()).isEmpty();
	}

	static Stream<Arguments> floods() {
		String end = " HTTP/1.1\r\nHost: localhost\r\n\r\n";
		return Stream.of(Arguments.of("GET %s?seconds=1&x=", "x", 1 << 20, end),
				Arguments.of("GET %s/", "x/", 1 << 19, end), Arguments.of("GET %s?", "seconds=1&", 1 << 17, end),
				Arguments.of("GET %s HTTP/1.1\r\nX: ", "x", 1 << 20, "\r\nHost: localhost\r\n\r\n"),
				Arguments.of("GET %s HTTP/1.1\r\n", "X: x\r\n", 100_000, "Host: localhost\r\n\r\n"),
				Arguments.of("POST %s HTTP/1.1\r\nHost: localhost\r\nContent-Length: " + (1 << 26) + "\r\n\r\n", "x",
						1 << 26, ""));
	}

	@ParameterizedTest
	@MethodSource("floods")
	void refusesAFloodAndServesOn(String begin, String flood, int times, String end) throws IOException {
		String path = this.application.managementPath() + PATH;
		for (int i = 0; i < 3; i++) {
			assertThat(flood(begin.formatted(path), flood, times, end)).containsAnyOf(" 4", "closed");
		}
		assertThat(ExecutionTrace.running()).isEmpty();
		assertThat(this.application.client().get("/hello").body()).isEqualTo("hello");
		// Jetty 12.1 may read what a refused connection still sends into a buffer that
		// another connection has got by then, and refuse that one too
		await().atMost(PATIENCE)
			.ignoreExceptionsInstanceOf(UncheckedIOException.class)
			.until(() -> this.client.status(PATH + "/status") == 200);
	}

	/** The answer's beginning, or that the server hung up. */
	private String flood(String begin, String flood, int times, String end) throws IOException {
		try (Socket socket = this.application.connect()) {
			socket.setSoTimeout((int) PATIENCE.toMillis());
			OutputStream output = new BufferedOutputStream(socket.getOutputStream(), 1 << 16);
			output.write(begin.getBytes(StandardCharsets.US_ASCII));
			byte[] bytes = flood.getBytes(StandardCharsets.US_ASCII);
			for (int i = 0; i < times; i++) {
				output.write(bytes);
			}
			output.write(end.getBytes(StandardCharsets.US_ASCII));
			output.flush();
			String status = new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII);
			return status.isEmpty() ? "closed" : status;
		}
		catch (SocketTimeoutException ex) {
			throw ex;
		}
		catch (IOException ex) {
			return "closed";
		}
	}

	@Test
	void servesWhileOthersNeverEndTheirRequests() throws IOException {
		List<Socket> halves = new ArrayList<>();
		try {
			for (int i = 0; i < 300; i++) {
				Socket socket = this.application.connect();
				halves.add(socket);
				socket.getOutputStream()
					.write(("GET " + this.application.managementPath() + PATH + " HTTP/1.1\r\nHost: loc")
						.getBytes(StandardCharsets.US_ASCII));
			}
			assertThat(this.client.status(PATH + "/status")).isEqualTo(200);
			assertThat(this.client.download(PATH + "?seconds=0.3").body()).startsWith('F', 'L', 'R', 0);
			assertThat(this.application.client().get("/hello").body()).isEqualTo("hello");
		}
		finally {
			for (Socket half : halves) {
				half.close();
			}
		}
	}

	@Test
	void startsNothingOnHead() {
		double before = started();
		HttpResponse<String> response = this.client.send("HEAD", PATH + "?seconds=60");
		assertThat(response.statusCode()).isEqualTo(200);
		assertThat(response.headers().firstValue("Content-Type")).contains("application/octet-stream");
		assertThat(ExecutionTrace.running()).isEmpty();
		assertThat(started()).isEqualTo(before);
	}

	@Test
	void stopsTheCaptureOnDelete() throws IOException {
		try (InputStream trace = this.client.stream(PATH + "?seconds=60").body()) {
			assertThat(trace.readNBytes(4)).isEqualTo(new byte[] { 'F', 'L', 'R', 0 });
			assertThat(this.client.send("DELETE", PATH).statusCode()).isEqualTo(204);
			assertThat(trace.readAllBytes()).isNotEmpty();
		}
		assertThat(ExecutionTrace.running()).isEmpty();
		assertProblem(this.client.send("DELETE", PATH), 404);
	}

	@Test
	void tellsItsStatus() throws IOException {
		assertThat(this.client.get(PATH + "/status").body()).contains("\"agent\":{").doesNotContain("\"until\"");
		try (InputStream trace = this.client.stream(PATH + "?seconds=60").body()) {
			trace.read();
			ExecutionTrace running = ExecutionTrace.running().orElseThrow();
			assertThat(this.client.get(PATH + "/status").body()).contains("\"level\":\"" + running.level() + "\"")
				.contains("\"startedAt\":\"" + running.startedAt() + "\"")
				.contains("\"until\":\"" + running.until() + "\"")
				.contains("\"bytes\":");
		}
		assertThat(this.client.status(PATH + "/else")).isEqualTo(404);
	}

	@Test
	void stopsWhenTheClientGoesAwayAndCapturesForTheNext() throws IOException {
		try (Socket socket = open(PATH + "?seconds=60")) {
			assertThat(socket.getInputStream().readNBytes(2000)).hasSize(2000);
			assertThat(ExecutionTrace.running()).isPresent();
		}
		awaitNoCapture();
		assertThat(this.client.download(PATH + "?seconds=0.3").statusCode()).isEqualTo(200);
	}

	@Test
	void capturesForTheNextWhenTheClientGoesAwayBeforeTheFirstBytes() throws IOException {
		open(PATH + "?seconds=60").close();
		await().atMost(PATIENCE).until(() -> this.client.download(PATH + "?seconds=0.3").statusCode() == 200);
	}

	@Test
	void countsAndMeasuresCaptures() {
		double before = captures("completed");
		this.client.download(PATH + "?seconds=0.3");
		await().atMost(PATIENCE).until(() -> captures("completed") == before + 1);
		assertThat(registry().get("exectrace.capture.bytes").summary().max()).isPositive();
		assertThat(registry().get("exectrace.capture.bytes").summary().getId().getBaseUnit()).isEqualTo("bytes");
		assertThat(registry().get("exectrace.capture.duration").timer().count()).isPositive();
		assertThat(registry().get("exectrace.capture.active").gauge().value()).isZero();
	}

	private void awaitNoCapture() {
		await().atMost(PATIENCE).until(() -> ExecutionTrace.running().isEmpty());
	}

	private MeterRegistry registry() {
		return this.application.context().getBean(MeterRegistry.class);
	}

	private double captures(String outcome) {
		Counter counter = registry().find("exectrace.captures").tag("outcome", outcome).counter();
		return (counter != null) ? counter.count() : 0;
	}

	/**
	 * Captures that were started.
	 * @return their number, the running one included
	 */
	private double started() {
		double running = ExecutionTrace.running().isPresent() ? 1 : 0;
		return running + registry().get("exectrace.capture.duration").timer().count();
	}

	private Socket open(String path) throws IOException {
		Socket socket = this.application.connect();
		String credentials = Base64.getEncoder().encodeToString("exectrace:secret".getBytes(StandardCharsets.US_ASCII));
		OutputStream output = socket.getOutputStream();
		output.write(("GET " + this.application.managementPath() + path
				+ " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Basic " + credentials + "\r\n\r\n")
			.getBytes(StandardCharsets.US_ASCII));
		output.flush();
		return socket;
	}

	private String rawStatusLine(String request) throws IOException {
		try (Socket socket = this.application.connect()) {
			socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
			return new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII);
		}
	}

	private static void assertProblem(HttpResponse<String> response, int status) {
		assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
		assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
		assertThat(response.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
		assertThat(response.headers().firstValue("Content-Disposition")).isEmpty();
		assertThat(response.body()).contains("\"status\":" + status);
	}

}
