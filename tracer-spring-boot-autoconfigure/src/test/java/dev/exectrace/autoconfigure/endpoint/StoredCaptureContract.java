package dev.exectrace.autoconfigure.endpoint;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

import com.jayway.jsonpath.JsonPath;
import dev.exectrace.autoconfigure.application.Client;
import dev.exectrace.autoconfigure.application.OpenApplication;
import dev.exectrace.autoconfigure.application.RunningApplication;
import dev.exectrace.autoconfigure.application.SecurityAutoConfigurations;
import dev.exectrace.runtime.ExecutionTrace;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.WebApplicationType;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * What the endpoint promises by HTTP of captures that are fetched later, on whatever
 * server.
 */
@TestInstance(Lifecycle.PER_CLASS)
abstract class StoredCaptureContract {

	private static final String PATH = "/actuator/exectrace";

	private static final Duration PATIENCE = Duration.ofSeconds(20);

	private final WebApplicationType type;

	private RunningApplication application;

	private Client client;

	StoredCaptureContract(WebApplicationType type) {
		this.type = type;
	}

	@BeforeAll
	void start() {
		this.application = RunningApplication.start(this.type, OpenApplication.class,
				"spring.autoconfigure.exclude=" + SecurityAutoConfigurations.NAMES, "exectrace.user.password=secret",
				"exectrace.store.max-count=3");
		this.client = this.application.managementClient().as("exectrace", "secret");
	}

	@AfterAll
	void stop() {
		this.application.close();
	}

	@AfterEach
	void endCapture() {
		ExecutionTrace.running().ifPresent(ExecutionTrace::stop);
		await().atMost(PATIENCE).until(() -> ExecutionTrace.running().isEmpty());
	}

	private HttpResponse<String> post(String query) {
		return this.client.send("POST", PATH + query);
	}

	private String started(String query) {
		HttpResponse<String> response = post(query);
		assertThat(response.statusCode()).as(response.body()).isEqualTo(202);
		return JsonPath.read(response.body(), "$.id");
	}

	/** Some of it is there, so that it has a beginning. */
	private void awaitFirstBytes() {
		await().atMost(PATIENCE)
			.until(() -> ExecutionTrace.running().filter((trace) -> trace.level() != null).isPresent());
		ExecutionTrace.running().ifPresent(ExecutionTrace::flush);
	}

	private String stored() {
		String id = started("?seconds=60");
		awaitFirstBytes();
		assertThat(this.client.send("DELETE", PATH).statusCode()).isEqualTo(204);
		return id;
	}

	@Test
	void startsNowAndIsFetchedLater(@TempDir Path directory) throws IOException {
		HttpResponse<String> response = post("?seconds=60");
		assertThat(response.statusCode()).isEqualTo(202);
		assertThat(response.headers().firstValue("Content-Type")).contains("application/json");
		String id = JsonPath.read(response.body(), "$.id");
		assertThat(response.headers().firstValue("Location")).contains(PATH + "/" + id);
		ExecutionTrace running = ExecutionTrace.running().orElseThrow();
		assertThat(JsonPath.<String>read(response.body(), "$.startedAt")).isEqualTo(running.startedAt().toString());
		assertThat(JsonPath.<String>read(response.body(), "$.until")).isEqualTo(running.until().toString());
		awaitFirstBytes();
		assertThat(this.client.send("DELETE", PATH).statusCode()).isEqualTo(204);
		HttpResponse<byte[]> trace = this.client.download(PATH + "/" + id);
		assertThat(trace.statusCode()).isEqualTo(200);
		assertThat(trace.headers().firstValue("Content-Type")).contains("application/octet-stream");
		assertThat(trace.headers().firstValue("Content-Disposition"))
			.contains("attachment; filename=\"exectrace-" + id + ".jfr\"");
		assertThat(trace.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
		assertThat(trace.headers().firstValueAsLong("Content-Length")).hasValue(trace.body().length);
		assertThat(trace.headers().firstValue("ETag")).contains('"' + id + '"');
		assertThat(trace.headers().firstValue("Accept-Ranges")).contains("bytes");
		Path file = Files.write(directory.resolve("trace.jfr"), trace.body());
		assertThat(RecordingFile.readAllEvents(file))
			.filteredOn((event) -> event.getEventType().getName().equals("exectrace.Capture"))
			.extracting((event) -> event.getString("phase"))
			.containsExactly("start", "end");
	}

	@Test
	void statusTellsTheProgressAndWhatIsThere() {
		String id = started("?seconds=60");
		awaitFirstBytes();
		String status = this.client.get(PATH + "/status").body();
		assertThat(JsonPath.<String>read(status, "$.capture.id")).isEqualTo(id);
		assertThat(JsonPath.<Integer>read(status, "$.capture.bytes")).isPositive();
		assertThat(Duration.parse(JsonPath.<String>read(status, "$.capture.elapsed"))).isPositive();
		assertThat(Instant.parse(JsonPath.<String>read(status, "$.capture.until"))).isAfter(Instant.now());
		assertThat(this.client.send("DELETE", PATH).statusCode()).isEqualTo(204);
		status = this.client.get(PATH + "/status").body();
		List<String> outcomes = JsonPath.read(status, "$.store.captures[?(@.id=='" + id + "')].outcome");
		assertThat(outcomes).containsExactly("STOPPED");
		List<Integer> bytes = JsonPath.read(status, "$.store.captures[?(@.id=='" + id + "')].bytes");
		assertThat(bytes).containsExactly(this.client.download(PATH + "/" + id).body().length);
	}

	@Test
	void endsByItself() {
		String id = started("?seconds=0.2");
		await().atMost(PATIENCE).until(() -> this.client.download(PATH + "/" + id).statusCode() == 200);
		assertThat(ExecutionTrace.running()).isEmpty();
	}

	@Test
	void takesTheSecondsFromABodyToo() {
		Client json = this.client.with("Content-Type", "application/json");
		HttpResponse<String> response = json.send("POST", PATH, "{\"seconds\": 60}");
		assertThat(response.statusCode()).as(response.body()).isEqualTo(202);
		ExecutionTrace running = ExecutionTrace.running().orElseThrow();
		assertThat(Duration.between(running.startedAt(), running.until())).isEqualTo(Duration.ofSeconds(60));
	}

	@ParameterizedTest
	@ValueSource(strings = { "application/x-www-form-urlencoded", "text/plain", "multipart/form-data", "nonsense" })
	void refusesWhatAFormOfAWebPageCanSend(String contentType) {
		HttpResponse<String> response = this.client.with("Content-Type", contentType).send("POST", PATH, "seconds=60");
		assertProblem(response, 415);
		assertThat(response.body()).contains("?seconds=5");
		assertThat(ExecutionTrace.running()).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "{", "[]", "{\"seconds\":{\"a\":1}}", "{\"seconds\":\"soon\"}" })
	void refusesABadBody(String body) {
		HttpResponse<String> response = this.client.with("Content-Type", "application/json").send("POST", PATH, body);
		assertThat(response.statusCode()).as(response.body()).isEqualTo(400);
		assertThat(response.body()).doesNotContain("\tat ");
		assertThat(ExecutionTrace.running()).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "0", "-1", "601", "soon" })
	void refusesABadDurationAndNamesTheBound(String seconds) {
		HttpResponse<String> response = post("?seconds=" + seconds);
		assertProblem(response, 400);
		assertThat(response.body()).contains("greater than 0 and at most 600");
		assertThat(ExecutionTrace.running()).isEmpty();
	}

	@Test
	void thereIsOneCaptureAtATime() throws IOException {
		started("?seconds=60");
		Instant until = ExecutionTrace.running().orElseThrow().until();
		assertProblem(post("?seconds=1"), 409);
		HttpResponse<String> second = this.client.get(PATH + "?seconds=1");
		assertProblem(second, 409);
		assertThat(second.body()).contains("\"until\":\"" + until + "\"");
		this.client.send("DELETE", PATH);
		try (InputStream streamed = this.client.stream(PATH + "?seconds=60").body()) {
			streamed.read();
			assertProblem(post("?seconds=1"), 409);
		}
	}

	@Test
	void cannotBeFetchedWhileItRuns() {
		String id = started("?seconds=60");
		HttpResponse<String> response = this.client.get(PATH + "/" + id);
		assertProblem(response, 409);
		assertThat(response.body())
			.contains("\"until\":\"" + ExecutionTrace.running().orElseThrow().until().toString() + "\"");
	}

	@Test
	void downloadThatBrokeOffIsResumed() {
		String id = stored();
		byte[] whole = this.client.download(PATH + "/" + id).body();
		int at = whole.length / 3;
		HttpResponse<byte[]> rest = this.client.with("Range", "bytes=" + at + "-").download(PATH + "/" + id);
		assertThat(rest.statusCode()).isEqualTo(206);
		assertThat(rest.headers().firstValue("Content-Range"))
			.contains("bytes " + at + "-" + (whole.length - 1) + "/" + whole.length);
		assertThat(rest.headers().firstValueAsLong("Content-Length")).hasValue(whole.length - at);
		assertThat(rest.headers().firstValue("ETag")).contains('"' + id + '"');
		assertThat(rest.body()).isEqualTo(Arrays.copyOfRange(whole, at, whole.length));
		Client ranged = this.client.with("Range", "bytes=" + at + "-");
		assertThat(ranged.with("If-Range", '"' + id + '"').download(PATH + "/" + id).statusCode()).isEqualTo(206);
		HttpResponse<byte[]> other = ranged.with("If-Range", "\"another\"").download(PATH + "/" + id);
		assertThat(other.statusCode()).isEqualTo(200);
		assertThat(other.body()).isEqualTo(whole);
		assertThat(this.client.with("Range", "bytes=" + whole.length + "-").status(PATH + "/" + id)).isEqualTo(416);
		HttpResponse<String> head = this.client.send("HEAD", PATH + "/" + id);
		assertThat(head.statusCode()).isEqualTo(200);
		assertThat(head.headers().firstValueAsLong("Content-Length")).hasValue(whole.length);
	}

	@Test
	void isGoneWhenItIsDeleted() {
		String id = stored();
		assertThat(this.client.send("DELETE", PATH + "/" + id).statusCode()).isEqualTo(204);
		assertProblem(this.client.send("DELETE", PATH + "/" + id), 404);
		assertProblem(this.client.get(PATH + "/" + id), 404);
		String running = started("?seconds=60");
		assertThat(this.client.send("DELETE", PATH + "/" + running).statusCode()).isEqualTo(204);
		assertThat(ExecutionTrace.running()).isEmpty();
		assertProblem(this.client.get(PATH + "/" + running), 404);
	}

	@Test
	void olderOnesMakeRoom() {
		String first = stored();
		String second = stored();
		stored();
		stored();
		assertProblem(this.client.get(PATH + "/" + first), 404);
		assertThat(this.client.download(PATH + "/" + second).statusCode()).isEqualTo(200);
	}

	@Test
	void requiresAuthentication() {
		Client stranger = this.application.managementClient();
		assertProblem(stranger.send("POST", PATH + "?seconds=60"), 401);
		assertProblem(stranger.as("exectrace", "wrong").send("POST", PATH), 401);
		assertThat(ExecutionTrace.running()).isEmpty();
	}

	@ParameterizedTest
	@CsvSource({ "Host, evil.example", "Origin, http://evil.example", "Origin, null", "Origin, http://localhost:1",
			"Sec-Fetch-Site, cross-site", "Sec-Fetch-Site, same-site" })
	void refusesRequestsOnBehalfOfOthers(String header, String value) {
		assertProblem(this.application.managementClient().with(header, value).send("POST", PATH), 403);
		assertProblem(this.client.with(header, value).send("POST", PATH + "?seconds=60"), 403);
		assertProblem(this.client.with(header, value).with("Content-Type", "application/json").send("POST", PATH, "{}"),
				403);
		assertThat(ExecutionTrace.running()).isEmpty();
	}

	private static void assertProblem(HttpResponse<String> response, int status) {
		assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
		assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
		assertThat(response.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
		assertThat(response.headers().firstValue("Location")).isEmpty();
		assertThat(response.body()).contains("\"status\":" + status);
	}

}
